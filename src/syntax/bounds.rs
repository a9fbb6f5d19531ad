//! How much is made of one text.
//!
//! A node of a tree takes thirty times the memory of the two bytes that can bring it about, so that a
//! file which may be read could still fill the machine. What people and their tools write has ten
//! bytes and more to a node; what has many more nodes than that is not read to its end, and told.

/// Fewest nodes that any text may hold.
const LEAST_NODES: usize = 1_000_000;

/// Bytes to a node, in a text that holds more of them.
const BYTES_PER_NODE: usize = 8;

/// Most faults that are told for one text.
pub const MAX_ERRORS: usize = 100;

/// Most nodes that are read of a text of so many bytes: values, expressions, arguments, blocks.
pub const fn most_nodes(length: usize) -> usize {
    let most = length / BYTES_PER_NODE;
    if most > LEAST_NODES {
        most
    } else {
        LEAST_NODES
    }
}

/// What is said of a text that holds more.
pub fn too_many(most: usize) -> String {
    format!("there are more than {most} values in this file; it is not read to its end")
}
