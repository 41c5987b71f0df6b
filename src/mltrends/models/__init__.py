"""What a model says: always marked as modelled, worked out here alone, the same for the same ads."""
