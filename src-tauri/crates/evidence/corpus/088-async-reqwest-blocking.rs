use serde::Deserialize;

#[derive(Deserialize)]
struct Price { symbol: String, cents: u64 }

async fn price(symbol: &str) -> Result<u64, reqwest::Error> {
    let url = format!("https://quotes.example/{symbol}");
    let p: Price = reqwest::get(&url).await?.json().await?;
    Ok(p.cents)
}

async fn price_slow(symbol: String) -> u64 {
    let body = reqwest::blocking::get(format!("https://quotes.example/{symbol}")).unwrap();
    body.json::<Price>().unwrap().cents
}

fn price_sync(symbol: &str) -> Result<u64, reqwest::Error> {
    let c = reqwest::blocking::Client::new();
    Ok(c.get(symbol).send()?.json::<Price>()?.cents)
}

async fn poll(symbols: Vec<String>) {
    let client = reqwest::blocking::Client::new();
    for s in &symbols {
        match price(s).await {
            Ok(c) => println!("{s}: {c}"),
            Err(_) => drop(client.get(s).send()),
        }
    }
}
