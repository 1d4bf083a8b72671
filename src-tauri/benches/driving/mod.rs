//! A program in its window, driven and weighed: what the benches of the window share.

use std::fs;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;
use tokio::time::{sleep, timeout};

pub(crate) type Done<T> = Result<T, Box<dyn std::error::Error>>;

/// Before memory is read, so that what starting needed is given back.
pub(crate) const SETTLE: Duration = Duration::from_secs(3);
/// What has not happened after this long never will.
pub(crate) const LIMIT: Duration = Duration::from_secs(60);

/// A program in its window, with its driver.
pub(crate) struct Window {
    pub(crate) client: Client,
    driver: Child,
    program: PathBuf,
    data: PathBuf,
}

impl Window {
    pub(crate) async fn open(program: &Path, data: &Path) -> Done<Self> {
        let [port, native] = free_ports()?;
        let driver = std::env::var_os("TAURI_DRIVER").unwrap_or_else(|| "tauri-driver".into());
        let driver = Command::new(driver)
            .arg(format!("--port={port}"))
            .arg(format!("--native-port={native}"))
            .env("TOUCHSTONE_HOME", data)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        let listening = async {
            while [port, native].iter().any(|port| TcpStream::connect((Ipv4Addr::LOCALHOST, *port)).is_err())
            {
                sleep(Duration::from_millis(20)).await;
            }
        };
        timeout(LIMIT, listening).await?;
        let wishes =
            json!({ "tauri:options": { "application": program }, "timeouts": { "script": 120_000 } });
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(wishes.as_object().cloned().unwrap_or_default());
        let client = timeout(LIMIT, builder.connect(&format!("http://127.0.0.1:{port}"))).await??;
        Ok(Self { client, driver, program: program.canonicalize()?, data: data.to_owned() })
    }

    /// From the start of the process until its page says it can be used, in milliseconds.
    pub(crate) async fn usable_after(&self) -> Done<f64> {
        let marked = "const [callback] = arguments; \
            const look = () => { const [mark] = performance.getEntriesByName('usable'); \
              mark ? callback(performance.timeOrigin + mark.startTime) : setTimeout(look, 20); }; look();";
        let usable = self.client.execute_async(marked, vec![]).await?.as_f64().ok_or("no time")?;
        let process =
            self.processes()?.into_iter().find(|id| exe(*id).is_some_and(|exe| exe == self.program));
        Ok(usable - started_at_ms(process.ok_or("the program does not run")?)?)
    }

    /// The memory of all its processes, shared pages by their share.
    pub(crate) fn pss_mib(&self) -> Done<f64> {
        let mut kib = 0.0;
        for id in self.processes()? {
            let theirs = exe(id).is_some_and(|exe| {
                let name = exe.file_name().unwrap_or_default().to_string_lossy().into_owned();
                exe == self.program || name.starts_with("WebKit") && !name.contains("Driver")
            });
            if theirs {
                let rollup = fs::read_to_string(format!("/proc/{id}/smaps_rollup"))?;
                let pss = rollup.lines().find_map(|line| line.strip_prefix("Pss:"));
                let pss = pss.and_then(|rest| rest.trim().strip_suffix(" kB")).ok_or("no Pss line")?;
                kib += pss.trim().parse::<f64>()?;
            }
        }
        Ok(kib / 1024.0)
    }

    /// Processes started for this window: they inherit the data folder's name.
    fn processes(&self) -> Done<Vec<u32>> {
        let wanted = format!("TOUCHSTONE_HOME={}", self.data.display());
        Ok(fs::read_dir("/proc")?
            .filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok())
            .filter(|id| {
                let environment = fs::read(format!("/proc/{id}/environ")).unwrap_or_default();
                environment.split(|byte| *byte == 0).any(|one| one == wanted.as_bytes())
            })
            .collect())
    }

    pub(crate) async fn close(mut self) {
        // The window may be gone already; the driver ends with its session either way.
        drop(self.client.clone().close().await);
        drop(self.driver.kill());
        drop(self.driver.wait());
    }
}

fn exe(id: u32) -> Option<PathBuf> {
    fs::read_link(format!("/proc/{id}/exe")).ok()
}

/// When a process began, in milliseconds since 1970: its ticks since boot, and when that was.
fn started_at_ms(id: u32) -> Done<f64> {
    let stat = fs::read_to_string(format!("/proc/{id}/stat"))?;
    let after_name = stat.rsplit_once(") ").ok_or("no stat")?.1;
    let ticks: f64 = after_name.split(' ').nth(19).ok_or("no start time")?.parse()?;
    let uptime = fs::read_to_string("/proc/uptime")?;
    let up: f64 = uptime.split(' ').next().ok_or("no uptime")?.parse()?;
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH)?.as_secs_f64();
    // Linux reports a hundred ticks a second to user space on every common architecture.
    Ok((now - up + ticks / 100.0) * 1000.0)
}

fn free_ports() -> Done<[u16; 2]> {
    let held = [TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?, TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?];
    Ok([held[0].local_addr()?.port(), held[1].local_addr()?.port()])
}

/// One row: what, its median, the floor and its median, the ratio, and the goal.
pub(crate) fn ratio(what: &str, ours: &mut [f64], floor: &str, theirs: &mut [f64], unit: &str, goal: f64) {
    let (mine, other) = (median(ours), median(theirs));
    let verdict = if mine / other <= goal { "met" } else { "missed" };
    println!(
        "{what:<28} {mine:>8.1} {unit} / {floor:<18} {other:>8.1} {unit} = {:>5.2}  goal {goal}: {verdict}",
        mine / other
    );
}

pub(crate) fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}
