use std::collections::HashMap;

macro_rules! map {
    () => { HashMap::new() };
    ($($k:expr => $v:expr),+ $(,)?) => {{
        let mut m = HashMap::with_capacity(4);
        $(m.insert($k, $v.clone());)+
        m
    }};
}

macro_rules! tri {
    ($e:expr) => {
        match $e {
            Ok(v) => v,
            Err(e) => panic!("{e:?} {}", $e.unwrap()),
            _ => todo!(),
        }
    };
}

macro_rules! getter {
    ($name:ident: $t:ty) => {
        #[derive(Debug)]
        pub fn $name(s: &String) -> Result<$t, String> {
            Ok(s.parse::<$t>().map_err(|_| s.clone())?)
        }
    };
}

getter!(port: u16);

fn main() {
    let m: HashMap<&str, u8> = map! { "a" => 1u8, "b" => 2u8 };
    let n: u8 = tri!("3".parse::<u8>());
    println!("{} {}", m["a"], n as u32 + u32::from(port(&"1".to_string()).unwrap()));
}
