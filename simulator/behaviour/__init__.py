"""What agents choose: the equations, each with its limit case in the tests."""
