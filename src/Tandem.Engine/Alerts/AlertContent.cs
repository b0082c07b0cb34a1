namespace Tandem.Engine.Alerts;

/// <summary>What one message holds, before it is put into words.</summary>
/// <param name="Seller">The business.</param>
/// <param name="Week">The figures of a week; null: it is no summary.</param>
/// <param name="IsProof">A person asked for it, to see that it arrives.</param>
public sealed record AlertContent(string Seller, IReadOnlyList<AlertLine> Lines, WeekFigures? Week = null, bool IsProof = false);
