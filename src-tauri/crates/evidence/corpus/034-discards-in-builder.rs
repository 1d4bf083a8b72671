use crate::{Config, ConfigError};

pub fn from_env() -> Result<Config, ConfigError> {
    let host = std::env::var("HOST").map_err(|_| ConfigError::Missing("HOST"))?;
    let port = std::env::var("PORT")
        .map_err(|_| ConfigError::Missing("PORT"))?
        .parse()
        .map_err(|_err| ConfigError::Invalid("PORT"))?;
    let workers = std::env::var("WORKERS")
        .ok()
        .and_then(|w| w.parse::<usize>().ok())
        .unwrap_or(4);
    let tags = std::env::var("TAGS").unwrap_or_default();
    let debug = std::env::var("DEBUG").is_ok();
    let name = std::env::var("NAME").or_else(|_| hostname()).unwrap_or_else(|_| "unknown".into());
    Ok(Config { host, port, workers, tags, debug, name })
}

fn hostname() -> Result<String, std::env::VarError> {
    std::env::var("HOSTNAME")
}
