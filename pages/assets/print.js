// A document for paper: asked for at once.
window.print();
