#[derive(Debug)]
struct Account {
    balance: u64,
    owner: String,
}

impl Account {
    fn withdraw(&mut self, amount: u64) {
        if amount > self.balance {
            panic!("not enough money for {}", self.owner);
        }
        self.balance -= amount;
    }

    fn deposit(&mut self, amount: u64) {
        self.balance = match self.balance.checked_add(amount) {
            Some(b) => b,
            None => panic!("too rich"),
        };
    }

    fn transfer(&mut self, other: &mut Account, amount: u64) {
        self.withdraw(amount);
        other.deposit(amount);
    }
}
