use std::sync::{Arc, Mutex, OnceLock};

#[derive(Debug, Clone)]
pub struct ServiceManager {
    services: Vec<String>,
    initialized: bool,
}

static INSTANCE: OnceLock<Arc<Mutex<ServiceManager>>> = OnceLock::new();

impl ServiceManager {
    pub fn get_instance() -> Arc<Mutex<ServiceManager>> {
        let instance = INSTANCE.get_or_init(|| {
            return Arc::new(Mutex::new(ServiceManager { services: Vec::new(), initialized: false }));
        });
        return instance.clone();
    }

    pub fn get_services(&self) -> Vec<String> {
        return self.services.clone();
    }

    pub fn set_services(&mut self, services: &Vec<String>) -> () {
        self.services = services.clone();
    }

    pub fn is_initialized(&self) -> bool {
        return self.initialized == true;
    }

    pub fn find_service(&self, name: String) -> Option<String> {
        for i in 0..self.services.len() {
            if self.services[i].eq(&name) {
                return Some(self.services.get(i).unwrap().to_string());
            }
        }
        return None;
    }
}

fn main() {
    let m = ServiceManager::get_instance();
    m.lock().unwrap().set_services(&vec![String::from("db")]);
    println!("{:?}", m.lock().unwrap().find_service(String::from("db")));
}
