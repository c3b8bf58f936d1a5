use check_secret_scan::bench::Scanner;
fn main(){ let s=Scanner::default(); let mut st=88172645463325252u64; let mut r=||{st^=st<<13;st^=st>>7;st^=st<<17;st};
 for (n,set) in [("hex","0123456789abcdef"),("low36","0123456789abcdefghijklmnopqrstuvwxyz"),("UP36","0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"),("alnum","0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"),("slug","0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_"),("alpha","abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"),("lower","abcdefghijklmnopqrstuvwxyz"),("digit","0123456789")] {
  for len in [8,10,12,16,20,24,32,40,64] { let mut hit=0; for _ in 0..300 { let v:String=(0..len).map(|_| set.as_bytes()[(r()>>20) as usize % set.len()] as char).collect();
    if !s.rules(format!("some token = '{v}'").as_bytes(),"f.txt").is_empty(){hit+=1} } print!("{n}{len}:{} ",hit/3);} println!(); } }
