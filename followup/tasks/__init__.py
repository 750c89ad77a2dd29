"""What a model is asked to do, one file a task: how the question is put, and what of the reply is used."""
