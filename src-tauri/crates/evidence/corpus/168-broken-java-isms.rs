public class Account {
    private int balance;
}

struct Acc { balance: i64, history: Vec<i64> }

impl Acc {
    fn last(&self) -> i64 {
        self.history[self.history.len() - 1]
    }

    fn withdraw(&mut self, amount: i64) -> Result<i64, String> {
        let left = self.balance.checked_sub(amount).ok_or("overflow")?;
        if left < 0 {
            return Err("not enough".to_string());
        }
        self.balance = left;
        self.history.push(-amount);
        Ok(self.last())
    }
}

fn main() {
    let mut a = Acc { balance: 10, history: vec![] };
    a.withdraw(3).unwrap();
    int x = a.balance;
    println!("{}", a.history.clone().len());
}
