fn f(s:&str)->Option<u64>{s.split(' ').map(|x|x.parse::<u64>().ok()).sum()}
fn g(v:&[u8])->u8{v.iter().fold(0,|a,&b|a^b)}
fn h(x:Option<u8>)->u8{match x{Some(0)=>0,Some(n)=>n-1,_=>255}}
fn i<'a,'b>(a:&'a str,_:&'b str)->&'a str{&a[1..]}
fn j(n:usize)->Vec<usize>{let mut v=Vec::with_capacity(n);for k in 0..n{v.push(k)}v}
fn k(v:&Vec<i64>)->i64{let mut t=0;for i in 0..v.len(){t+=v[i]*i as i64}t}
fn l(s:&String)->String{s.clone()+&s[..s.len()-1]}
fn m(a:u8,b:u8)->Result<u8,()>{a.checked_add(b).ok_or(())}
fn n(r:Result<u8,u8>)->Option<u8>{let x=r.ok()?;Some(x.saturating_sub(1))}
fn o(x:&mut Option<u8>)->u8{x.take().unwrap_or_default()}
async fn p()->u8{1}
async fn q()->u8{p().await}
