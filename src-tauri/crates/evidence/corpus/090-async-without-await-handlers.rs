use axum::{extract::Path, http::StatusCode, Json};

#[derive(serde::Serialize, Debug)]
struct User { id: u64, name: String }

async fn health() -> &'static str {
    "ok"
}

async fn user(Path(id): Path<u64>) -> Result<Json<User>, StatusCode> {
    if id == 0 {
        return Err(StatusCode::NOT_FOUND);
    }
    Ok(Json(User { id, name: format!("user{id}") }))
}

async fn later() {
    // TODO: call the database and .await it
}

async fn says() -> String {
    String::from("use .await and select! here")
}

async fn real(Path(id): Path<u64>) -> String {
    match user(Path(id)).await {
        Ok(Json(u)) => u.name,
        Err(code) => code.to_string(),
    }
}

fn not_async() -> impl std::future::Future<Output = u8> {
    async { 1 }
}
