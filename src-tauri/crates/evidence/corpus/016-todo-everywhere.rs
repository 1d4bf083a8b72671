trait Storage {
    fn put(&mut self, key: &str, value: Vec<u8>) -> Result<(), String>;
    fn get(&self, key: &str) -> Option<&[u8]>;
    fn delete(&mut self, key: &str) -> bool;
}

struct Disk {
    root: std::path::PathBuf,
}

impl Storage for Disk {
    fn put(&mut self, key: &str, value: Vec<u8>) -> Result<(), String> {
        let path = dbg!(self.root.join(key));
        std::fs::write(path, value).map_err(|e| e.to_string())
    }

    fn get(&self, key: &str) -> Option<&[u8]> {
        // TODO: the trait wants a borrow, but from where?
        todo!("borrow of {key}")
    }

    fn delete(&mut self, _key: &str) -> bool {
        unimplemented!()
    }
}
