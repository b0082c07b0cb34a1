using Tandem.Sandbox.Bol;
using Tandem.Sandbox.Shop;

namespace Tandem.Sandbox.Ledger;

/// <summary>
/// Whether the shop's people can know of each return: one note about it on the shop's order, and one more each time it was
/// handled, which may be told in one go. A note tells of a return when it names it (<c>RMA 1234567</c>). And whether bol still
/// waits for what is here, or never comes.
/// </summary>
internal sealed class ReturnVerdict(SimulatedBol bol, ReturnBook book)
{
    // A return that expires so soon is waited for.
    private static readonly TimeSpan Soon = TimeSpan.FromHours(1);

    /// <param name="inShop">The shop's orders by bol's number.</param>
    /// <param name="details">Takes what is wrong, in words.</param>
    public ReturnCounts Count(ILookup<string, ShopOrderFact> inShop, List<string> details)
    {
        var (registered, handled, missed, open) = (0, 0, 0, 0);
        var expiring = false;
        lock (bol.State.Gate)
        {
            foreach (var each in bol.State.Returns)
            {
                var expires = bol.Returns.ExpiresAt(each) - bol.State.Now;
                foreach (var item in each.Items)
                {
                    var fact = inShop[item.Order.Id].FirstOrDefault(fact => fact.Status != "trash");
                    registered++;
                    if (item.HandledAt is not null) handled++;
                    else if (item.Item.Method == "FBR")
                    {
                        expiring |= item.Sent < item.Units && expires > TimeSpan.Zero && expires < Soon;
                        if (IsOpen(item, expires <= TimeSpan.Zero))
                        {
                            open++;
                            details.Add($"bol {item.Order.Id}: return RMA {item.RmaId} waits for {item.Undecided} of its "
                                + $"{item.Units} units");
                        }
                    }

                    if (fact is null) continue;
                    var notes = fact.NoteTexts.Where(text => Names(text, item.RmaId)).ToList();
                    if (notes.Count >= Math.Min(2, 1 + item.Times) && notes.Count <= 1 + item.Times
                        && notes.Distinct(StringComparer.Ordinal).Count() == notes.Count) continue;
                    missed++;
                    details.Add(
                        $"bol {item.Order.Id}: return RMA {item.RmaId} was handled "
                            + $"{item.Times} times, and {fact.Id} in the shop has {notes.Count} notes of it");
                }
            }
        }

        return new ReturnCounts(registered, handled, missed, open, expiring);
    }

    /// <summary>Somebody could have said by now what becomes of units that still wait.</summary>
    private bool IsOpen(SimReturnItem item, bool expired)
    {
        if (item.Undecided == 0 || book.Find(item.RmaId) is not { } parcel) return false;
        var known = parcel.Wish is CustomersWish.KeepsFree or CustomersWish.KeepsPaid ? item.Units
            : parcel.IsHere ? Math.Min(parcel.Units, item.Units) : 0;
        return expired ? item.Sent < item.Units || known > 0 : item.Units - item.Undecided < known;
    }

    private static bool Names(string text, string rmaId)
    {
        var at = text.IndexOf($"RMA {rmaId}", StringComparison.Ordinal);
        var end = at + 4 + rmaId.Length;
        return at >= 0 && (end == text.Length || !char.IsAsciiDigit(text[end]));
    }
}

/// <param name="Missed">Those that the shop's people cannot know of, or are told of twice.</param>
/// <param name="Open">Those that bol still waits for, though they are here or were given up.</param>
/// <param name="IsExpiring">Something will be given up soon.</param>
internal readonly record struct ReturnCounts(int Registered, int Handled, int Missed, int Open, bool IsExpiring);
