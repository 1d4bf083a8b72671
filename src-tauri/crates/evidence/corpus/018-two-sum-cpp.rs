use std::collections::HashMap;

fn two_sum(nums: Vec<i32>, target: i32) -> Vec<i32>
{
    let mut seen: HashMap<i32, usize> = HashMap::with_capacity(nums.len());
    for i in 0..nums.len()
    {
        let want = target - nums[i];
        if seen.contains_key(&want)
        {
            return vec![seen[&want] as i32, i as i32];
        }
        seen.insert(nums[i], i);
    }
    return vec![];
}

fn main()
{
    let ans = two_sum(vec![2, 7, 11, 15], 9);
    assert!(ans[0] == 0 && ans[1] == 1);
    println!("{:?} {}", ans, ans[0] as u64 + 1u64);
}
