using Tandem.Sandbox.Bol;
using Tandem.Sandbox.Shop;

namespace Tandem.Sandbox.Ledger;

/// <summary>
/// Whether the shop's people can know of each return: one note about it on the shop's order, and one more each time it was
/// handled, which may be told in one go. A note tells of a return when it names it (<c>RMA 1234567</c>).
/// </summary>
internal static class ReturnVerdict
{
    /// <param name="inShop">The shop's orders by bol's number.</param>
    /// <param name="details">Takes what is wrong, in words.</param>
    public static ReturnCounts Count(SimulatedBol bol, ILookup<string, ShopOrderFact> inShop, List<string> details)
    {
        var (registered, handled, missed) = (0, 0, 0);
        lock (bol.State.Gate)
        {
            foreach (var each in bol.State.Returns)
            {
                var fact = inShop[each.Order.Id].FirstOrDefault(fact => fact.Status != "trash");
                foreach (var item in each.Items)
                {
                    registered++;
                    if (item.HandledAt is not null) handled++;
                    if (fact is null) continue;
                    var notes = fact.NoteTexts.Where(text => Names(text, item.RmaId)).ToList();
                    if (notes.Count >= Math.Min(2, 1 + item.Times) && notes.Count <= 1 + item.Times
                        && notes.Distinct(StringComparer.Ordinal).Count() == notes.Count) continue;
                    missed++;
                    details.Add(
                        $"bol {each.Order.Id}: return RMA {item.RmaId} was handled "
                            + $"{item.Times} times, and {fact.Id} in the shop has {notes.Count} notes of it");
                }
            }
        }

        return new ReturnCounts(registered, handled, missed);
    }

    private static bool Names(string text, string rmaId)
    {
        var at = text.IndexOf($"RMA {rmaId}", StringComparison.Ordinal);
        var end = at + 4 + rmaId.Length;
        return at >= 0 && (end == text.Length || !char.IsAsciiDigit(text[end]));
    }
}

/// <param name="Missed">Those that the shop's people cannot know of, or are told of twice.</param>
internal readonly record struct ReturnCounts(int Registered, int Handled, int Missed);
