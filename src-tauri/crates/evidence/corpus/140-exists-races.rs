use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

pub struct Spool { dir: PathBuf }

impl Spool {
    pub fn open(dir: &Path) -> io::Result<Spool> {
        if !dir.exists() {
            fs::create_dir_all(dir)?;
        }
        Ok(Spool { dir: dir.to_path_buf() })
    }

    pub fn put(&self, name: &str, data: &[u8]) -> io::Result<bool> {
        let p = self.dir.join(name);
        if p.try_exists()? {
            return Ok(false);
        }
        File::create(p)?.write_all(data)?;
        Ok(true)
    }

    pub fn put_new(&self, name: &str, data: &[u8]) -> io::Result<()> {
        // no exists() needed: create_new fails if it is there
        let mut f = OpenOptions::new().write(true).create_new(true).open(self.dir.join(name))?;
        f.write_all(data)
    }

    pub fn free(&self) -> PathBuf {
        let mut i = 0;
        while self.dir.join(format!("{i}.tmp")).exists() {
            i += 1;
        }
        self.dir.join(i.to_string())
    }

    pub fn has(&self, name: &str) -> bool {
        std::fs::exists(self.dir.join(name)).unwrap_or_default()
    }
}
