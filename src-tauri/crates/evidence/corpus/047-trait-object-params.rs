pub trait Plugin {
    fn name(&self) -> &str;
    fn run(&mut self, input: &Vec<u8>, log: &mut Vec<String>) -> Result<Vec<u8>, String>;
    fn matches(&self, path: &std::path::PathBuf) -> bool;
}

pub struct Host {
    plugins: Vec<Box<dyn Plugin>>,
}

impl Host {
    pub fn add(&mut self, p: Box<dyn Plugin>) -> &mut Self {
        self.plugins.push(p);
        self
    }

    pub fn find(&self, name: &str) -> Option<&Box<dyn Plugin>> {
        self.plugins.iter().find(|p| p.name() == name)
    }

    pub fn describe(
        &self,
        plugin: &Box<dyn Plugin>,
        prefix: &str,
        width: usize,
    ) -> String {
        format!("{prefix:>width$}{}", plugin.name())
    }

    pub fn run_all(&mut self, input: &[u8]) -> Result<Vec<u8>, String> {
        let mut log = vec![];
        let mut data = input.to_vec();
        for p in &mut self.plugins {
            data = p.run(&data, &mut log)?;
        }
        Ok(data)
    }
}
