"""What tests of several rooms share."""

from hypothesis import settings

# How long an example takes is a matter of the machine, and measured in benchmarks.
settings.register_profile("rung", deadline=None)
settings.load_profile("rung")

pytest_plugins = [
    "tests.database.postgres",
    "tests.serving.running",
    "tests.knowledge_base",
    "tests.catalogue_data",
]
