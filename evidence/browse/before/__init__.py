"""Have we been here before? What the library holds on a plan: from the reading of its text to what the page shows."""
