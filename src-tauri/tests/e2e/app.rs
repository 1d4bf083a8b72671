//! The program in its window, started and driven through `tauri-driver` and the web view's own driver.

use std::fs::File;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use rustix::process::{Pid, Signal, kill_process};
use serde_json::json;
use tokio::time::{Instant, sleep, timeout};

use crate::desktop::Desktop;
use crate::laptop::Laptop;
use crate::{processes, window_manager};

/// A condition that does not hold after this long never will.
pub(crate) const LIMIT: Duration = Duration::from_secs(20);
/// Opening a window takes longer where everything is busy.
const START_LIMIT: Duration = Duration::from_secs(60);
/// Between two looks at the page.
pub(crate) const LOOK_AGAIN: Duration = Duration::from_millis(25);

/// Light or dark, as the system says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Theme {
    Light,
    Dark,
}

impl Theme {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// The program in its window. Dropped, it ends with all it started.
pub(crate) struct App {
    pub(crate) client: Client,
    processes: Processes,
}

impl App {
    /// Starts the program in a light window of the size it has by itself.
    pub(crate) async fn open(laptop: &Laptop) -> Self {
        Self::open_in(laptop, Theme::Light).await
    }

    pub(crate) async fn open_in(laptop: &Laptop, theme: Theme) -> Self {
        Self::start(laptop, theme, &[], None).await
    }

    /// Starts the program on a display of its own.
    pub(crate) async fn open_on(laptop: &Laptop, theme: Theme, desktop: &Desktop) -> Self {
        Self::start(laptop, theme, &[], Some(desktop)).await
    }

    /// Starts the program with a file, as a file manager does.
    pub(crate) async fn open_with(laptop: &Laptop, theme: Theme, file: &Path) -> Self {
        Self::start(laptop, theme, &[file], None).await
    }

    async fn start(laptop: &Laptop, theme: Theme, files: &[&Path], desktop: Option<&Desktop>) -> Self {
        if !cfg!(feature = "custom-protocol") {
            panic!("the window under test has no interface inside; run `cargo xtask test e2e`");
        }
        let [port, native] = free_ports();
        let mut command = Command::new("sh");
        // With this signal ignored a write past a limit is an error, as on a full disk, and not the end.
        command.args(["-c", "trap '' XFSZ; exec \"$0\" \"$@\""]).arg(tauri_driver());
        command.arg(format!("--port={port}")).arg(format!("--native-port={native}"));
        command.env("TOUCHSTONE_HOME", laptop.data()).env(processes::WINDOW, port.to_string());
        command.env("XDG_CONFIG_HOME", laptop.settings()).env("XDG_DATA_HOME", laptop.kept());
        command.env("GTK_THEME", if theme == Theme::Dark { "Adwaita:dark" } else { "Adwaita" });
        command.env("LANG", "en_GB.UTF-8").env("NO_AT_BRIDGE", "1");
        if laptop.wayland {
            command.env("WAYLAND_DISPLAY", "wayland-of-a-test");
        }
        if let Some(desktop) = desktop {
            command.env("DISPLAY", desktop.name()).env_remove("XAUTHORITY");
        }
        let journal = File::create(laptop.root().join("driver.log")).unwrap();
        command.stdin(Stdio::null()).stdout(journal.try_clone().unwrap()).stderr(journal);
        let driver = command.spawn().expect("tauri-driver starts");
        let processes = Processes { window: port, driver };
        for port in [native, port] {
            listens(port).await;
        }
        let client = connect(port, files).await;
        let app = Self { client, processes };
        app.shows("main:not([aria-busy=true])").await;
        app
    }

    /// The id of the program's process.
    pub(crate) fn pid(&self) -> Pid {
        processes::running(self.processes.window, program()).expect("the program runs")
    }

    /// `kill -9`: no farewell, nothing saved on the way out.
    pub(crate) async fn kill_nine(self) {
        let pid = self.pid();
        kill_process(pid, Signal::KILL).unwrap();
        let since = Instant::now();
        while !processes::has_ended(pid) {
            assert!(since.elapsed() < LIMIT, "the program outlives SIGKILL");
            sleep(LOOK_AGAIN).await;
        }
    }

    /// Closes the window as its close button does, and waits until the program has ended.
    pub(crate) async fn close_window(self) {
        let pid = self.pid();
        window_manager::close_window_of(pid);
        let since = Instant::now();
        while !processes::has_ended(pid) {
            assert!(since.elapsed() < LIMIT, "the program goes on without its window");
            sleep(LOOK_AGAIN).await;
        }
    }
}

/// What was started for one window. Ends with this value, whatever happens.
struct Processes {
    /// The port of its driver, which no other window has.
    window: u16,
    driver: Child,
}

impl Drop for Processes {
    fn drop(&mut self) {
        processes::end_all(self.window);
        let _status = self.driver.wait();
    }
}

/// The program under test.
pub(crate) fn program() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_touchstone-desk"))
}

/// Named by whoever runs the tests, else found on the path.
fn tauri_driver() -> PathBuf {
    std::env::var_os("TAURI_DRIVER").map_or_else(|| "tauri-driver".into(), PathBuf::from)
}

/// Two ports nobody listens on. Both are held until both are known.
fn free_ports() -> [u16; 2] {
    let held = [(); 2].map(|()| TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap());
    held.map(|listener| listener.local_addr().unwrap().port())
}

async fn listens(port: u16) {
    let since = Instant::now();
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
        assert!(since.elapsed() < START_LIMIT, "nothing listens on port {port}; is the driver installed?");
        sleep(LOOK_AGAIN).await;
    }
}

async fn connect(port: u16, files: &[&Path]) -> Client {
    let wishes = json!({
        "tauri:options": { "application": program(), "args": files },
        "timeouts": { "script": 120_000, "pageLoad": 60_000, "implicit": 0 },
    });
    let mut builder = ClientBuilder::new(HttpConnector::new());
    builder.capabilities(wishes.as_object().unwrap().clone());
    let address = format!("http://127.0.0.1:{port}");
    let connecting = timeout(START_LIMIT, builder.connect(&address)).await;
    connecting.expect("the window opens in time").expect("the window opens")
}
