using Tandem.Engine.Invoices.Documents;
using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices.Vat;

/// <summary>Of whom VIES is asked, when again, and what a person is told (facts/vat.md §3). Pure.</summary>
internal static class ViesRule
{
    /// <summary>A document waits no longer for the answer: VAT is charged without one.</summary>
    public static readonly TimeSpan Wait = TimeSpan.FromHours(1);

    /// <summary>A number that was valid is not asked about again for as long.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromHours(24);

    private static readonly TimeSpan GiveUp = TimeSpan.FromDays(7);

    private static readonly TimeSpan[] Backoff =
    [
        TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2),
        TimeSpan.FromHours(6),
    ];

    /// <summary>The number that decides whether a supply may be at 0 %; null: none does.</summary>
    public static VatNumber? NumberOf(PersonDetails buyer, Country from, Country to, RateTable rates) =>
        from != to && rates.IsMember(to) && VatNumber.TryParse(buyer.VatNumber) is { } number && number.Country != from
            && rates.IsMember(number.Country) ? number : null;

    /// <param name="tries">With this one.</param>
    /// <param name="since">When it was asked first.</param>
    /// <returns>When VIES is asked again; null: not any more.</returns>
    public static DateTimeOffset? Next(ViesAnswer answer, int tries, DateTimeOffset since, DateTimeOffset now) =>
        answer is ViesAnswer.Unknown { Again: true } && now - since < GiveUp
            ? now + Backoff[Math.Min(Math.Max(tries, 1), Backoff.Length) - 1] : null;

    /// <summary>Whether a document that is made now waits for VIES: a day later it is asked anew.</summary>
    public static bool Waits(ViesCheck? check, DateTimeOffset now) =>
        check is null || check.AnsweredAt < now - Fresh
        || (check is { Valid: null, DueAt: not null } && now - check.At < Wait);

    /// <summary>
    /// What the seller is told of an order whose buyer may owe the VAT himself, and was charged it all the same: the customer
    /// paid a price with VAT in it.
    /// </summary>
    /// <param name="left">Of its invoices, what was not credited.</param>
    public static Reason? Flag(ViesCheck? check, string order, Money left) => check switch
    {
        _ when left <= Money.Zero => null,
        { Valid: true } => Reason.Of("invoice.zero-possible", ("order", order)),
        { Valid: null } => Reason.Of("invoice.vies-unknown", ("order", order)),
        _ => null,
    };
}
