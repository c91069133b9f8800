"""What does it say: the saved questions, their answers, and why the graph says so."""
