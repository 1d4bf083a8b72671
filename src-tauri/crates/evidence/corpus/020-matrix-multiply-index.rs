type Matrix = Vec<Vec<f64>>;

fn mul(a: &Matrix, b: &Matrix) -> Matrix {
    let n = a.len();
    let m = b[0].len();
    let mut out = vec![vec![0.0; m]; n];
    for i in 0..n {
        for j in 0..m {
            for k in 0..b.len() {
                out[i][j] += a[i][k] * b[k][j];
            }
        }
    }
    out
}

fn transpose(a: &Vec<Vec<f64>>) -> Matrix {
    let mut t = vec![];
    for c in 0..a[0].len() {
        let mut row = Vec::with_capacity(a.len());
        for r in 0..a.len() {
            row.push(a[r][c]);
        }
        t.push(row);
    }
    t
}
