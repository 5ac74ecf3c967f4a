//! Inspection (INS): what was found wrong and how it is mended. Owns: machine 6.4. Refuses by named guards. Tested by the
//! walk and the stories.

pub mod finding;

pub use finding::Finding;
