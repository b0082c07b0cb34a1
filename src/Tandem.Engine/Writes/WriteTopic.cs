namespace Tandem.Engine.Writes;

/// <summary>What a write is about, for a person who is asked about it.</summary>
/// <param name="Name">What the seller knows it by: the order's number, the offer's EAN.</param>
/// <param name="Cause">Of the question about this one.</param>
internal readonly record struct WriteTopic(string Name, string Cause);
