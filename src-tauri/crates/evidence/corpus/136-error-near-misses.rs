use actix_web::{HttpResponse, ResponseError};
use std::fmt;

#[derive(Debug)]
pub enum ApiError { NotFound, Db(String) }

#[derive(Clone, Copy, PartialEq, Eq, ErrorCode)]
pub enum Code { A, B }

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("impl Error for ApiError")
    }
}

impl ResponseError for ApiError {
    fn error_response(&self) -> HttpResponse {
        match self {
            ApiError::NotFound => HttpResponse::NotFound().finish(),
            ApiError::Db(_) => HttpResponse::InternalServerError().finish(),
        }
    }
}

impl From<sqlx::Error> for ApiError {
    fn from(e: sqlx::Error) -> Self { ApiError::Db(e.to_string()) }
}

pub trait Traced: std::error::Error {
    fn source(&self) -> Option<String> {
        None
    }
}

impl Code {
    fn source(&self) -> &'static str { "code" }
}

// #[derive(Error)] #[from] #[source]
