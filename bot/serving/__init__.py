"""How Rung runs: training, the action server, Rasa's server and the launcher that starts and watches both."""
