namespace Tandem.Bol;

/// <summary>What bol found wrong with one field.</summary>
public sealed record BolViolation(string? Name = null, string? Reason = null);
