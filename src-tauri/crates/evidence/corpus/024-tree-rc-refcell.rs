use std::cell::RefCell;
use std::rc::{Rc, Weak};

type Link = Rc<RefCell<TreeNode>>;

#[derive(Debug, Default)]
struct TreeNode {
    val: i32,
    parent: Option<Weak<RefCell<TreeNode>>>,
    children: Vec<Link>,
}

fn leaf(val: i32) -> Rc<RefCell<TreeNode>> {
    Rc::new(RefCell::new(TreeNode {
        val,
        ..Default::default()
    }))
}

fn adopt(parent: &Link, child: Link) {
    child.borrow_mut().parent = Some(Rc::downgrade(parent));
    parent.borrow_mut().children.push(Rc::clone(&child));
}

fn sum(root: &Link) -> i32 {
    let node = root.borrow();
    node.val + node.children.iter().map(sum).sum::<i32>()
}

fn main() {
    let root = leaf(1);
    adopt(&root, leaf(2));
    let again = root.clone();
    println!("{} {}", sum(&root), again.borrow().children.len());
}
