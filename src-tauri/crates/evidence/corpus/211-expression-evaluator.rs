#[derive(Debug)]
pub enum Expr {
    Num(i64),
    Neg(Box<Expr>),
    Bin(Box<Expr>, char, Box<Expr>),
}

#[derive(Debug, PartialEq, thiserror::Error)]
pub enum EvalError {
    #[error("division by zero")]
    DivZero,
    #[error("overflow")]
    Overflow,
    #[error("no operator {0:?}")]
    Op(char),
}

pub fn eval(e: &Expr) -> Result<i64, EvalError> {
    Ok(match e {
        Expr::Num(n) => *n,
        Expr::Neg(e) => eval(e)?.checked_neg().ok_or(EvalError::Overflow)?,
        Expr::Bin(a, op, b) => {
            let (a, b) = (eval(a)?, eval(b)?);
            match op {
                '+' => a.checked_add(b),
                '-' => a.checked_sub(b),
                '/' if b == 0 => return Err(EvalError::DivZero),
                '/' => a.checked_div(b),
                _ => return Err(EvalError::Op(*op)),
            }
            .ok_or(EvalError::Overflow)?
        }
    })
}

pub fn depth(e: &Box<Expr>) -> usize {
    match &**e {
        Expr::Num(_) => 1,
        Expr::Neg(e) => 1 + depth(e),
        Expr::Bin(a, _, b) => 1 + depth(a).max(depth(b)),
    }
}
