using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices.Desk;

/// <summary>The first numbers that would be given today.</summary>
/// <param name="InvoicesBegun">A number was given before: the very first one counts no more.</param>
/// <param name="Problem">Why there are none.</param>
public sealed record NumbersToCome(IReadOnlyList<string> Invoices, IReadOnlyList<string> CreditNotes, bool InvoicesBegun,
    bool CreditNotesBegun, Reason? Problem)
{
    /// <summary>What the file of the first one would be called; null: that cannot be, or there are no numbers.</summary>
    public string? File { get; init; }
}
