//! The rules of accessibility, checked by axe-core in the page.

use std::fs;
use std::path::Path;

use crate::app::App;

/// Loads axe-core where it is not loaded, and answers what it finds serious or critical.
const RUN: &str = "\
    const done = arguments[arguments.length - 1]; \
    axe.run(document, { resultTypes: ['violations'], iframes: false }).then( \
      ({ violations }) => done(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical') \
        .map(({ id, help, nodes }) => `${id}: ${help}: ` + nodes.slice(0, 3).map(({ target, any, all }) => \
          `${target.join(' ')} (${[...any, ...all].map(({ message }) => message).join('; ')})`).join(', '))), \
      (error) => done(['axe-core failed: ' + error]));";

impl App {
    /// What axe-core finds serious or critical on the page as it is now, one line each.
    pub(crate) async fn barriers(&self) -> Vec<String> {
        if self.read("typeof globalThis.axe === 'undefined'").await == true {
            let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/node_modules/axe-core/axe.min.js");
            let source = fs::read_to_string(&file).expect("axe-core is installed with the interface");
            self.client.execute(&source, Vec::new()).await.unwrap();
        }
        let found = self.client.execute_async(RUN, Vec::new()).await.unwrap();
        let lines = found.as_array().unwrap_or_else(|| panic!("axe-core answered {found}")).iter();
        lines.map(|line| line.as_str().unwrap().to_owned()).collect()
    }
    /// Whether a barrier put into the page is found. The page is spoilt afterwards.
    pub(crate) async fn sees_a_barrier_that_is_there(&self) -> bool {
        self.client.execute("document.querySelector('main').append(new Image())", Vec::new()).await.unwrap();
        self.barriers().await.iter().any(|barrier| barrier.starts_with("image-alt"))
    }
}
