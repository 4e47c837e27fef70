"""Briefings: records that a reader collects, orders, annotates and takes away; no account, the address is the state."""
