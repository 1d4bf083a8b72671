use std::collections::HashMap;use std::io::Read;
#[derive(Debug,Clone)]struct P{x:i32,y:i32,name:String}
impl P{fn dist(&self,o:&P)->f64{(((self.x-o.x).pow(2)+(self.y-o.y).pow(2))as f64).sqrt()}}
fn read()->Result<Vec<P>,String>{let mut s=String::new();std::io::stdin().read_to_string(&mut s).map_err(|e|e.to_string())?;
let mut v=vec![];for l in s.lines(){let p:Vec<&str>=l.split(',').collect();
        v.push(P{x:p[0].parse().unwrap(),y:p[1].parse().unwrap(),name:p[2].to_string()});}
 Ok(v)}
fn nearest<'a>(v:&'a Vec<P>,q:&P)->Option<&'a P>{
let mut b=None;let mut bd=f64::MAX;
   for i in 0..v.len(){let d=v[i].dist(q);if d<bd{bd=d;b=Some(&v[i])}}
   b }
fn main(){let v=read().unwrap();let q=v[0].clone();
let mut m:HashMap<String,P>=HashMap::new();for p in &v{m.insert(p.name.clone(),p.clone());}
        match nearest(&v,&q){Some(p)=>println!("{:?}",p),_=>panic!("none")}
}
