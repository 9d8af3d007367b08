"""What browsers send about people, teams and the house. Mistakes are one sentence each; what was typed stays."""
