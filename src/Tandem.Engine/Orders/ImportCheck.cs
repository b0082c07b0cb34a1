using System.Text.Json;
using Tandem.Engine.Values;
using Tandem.WooCommerce;

namespace Tandem.Engine.Orders;

/// <summary>What is wrong with an imported order, if anything.</summary>
internal enum ImportFault
{
    None,

    /// <summary>The total differs from what the customer paid at bol.</summary>
    Total,

    /// <summary>A line is missing, doubled, or not the product and quantity that was sold.</summary>
    Lines,
}

/// <summary>Compares the shop's answer with what the customer bought: all of it or nothing. Pure.</summary>
internal static class ImportCheck
{
    public static ImportFault Compare(IReadOnlyList<ImportLine> wanted, WooOrder answer)
    {
        var lines = answer.LineItems ?? [];
        if (lines.Count != wanted.Count) return ImportFault.Lines;
        foreach (var want in wanted)
        {
            if (lines.Where(l => IsOf(want, l)).ToList() is not [var line] || line.Quantity != want.Quantity) return ImportFault.Lines;
        }

        return TotalInclVat(answer) == Sum(wanted) ? ImportFault.None : ImportFault.Total;
    }

    /// <summary>The nets that make the shop come out right with the rates that it really used; a line without an amount to learn from stays as it is.</summary>
    public static IReadOnlyList<WooLineDraft> Corrections(IReadOnlyList<ImportLine> wanted, WooOrder answer)
    {
        var corrections = new List<WooLineDraft>(wanted.Count);
        foreach (var line in answer.LineItems ?? [])
        {
            var want = wanted.FirstOrDefault(w => IsOf(w, line));
            if (want is null || line.Total is not { } net) continue;
            var rate = net == 0 ? 0 : decimal.Round((line.TotalTax ?? 0) / net, 2, MidpointRounding.AwayFromZero);
            corrections.Add(new WooLineDraft
            {
                Id = line.Id ?? 0,
                Subtotal = ImportDraft.Net(want.BeforeDiscountInclVat ?? want.TotalInclVat, rate),
                Total = ImportDraft.Net(want.TotalInclVat, rate),
            });
        }

        return corrections;
    }

    /// <summary>The lines that the shop's order lacks, and those of its lines that stand for a bol line in a way that is not wanted.</summary>
    public static (IReadOnlyList<ImportLine> Missing, IReadOnlyList<long> Wrong) Differences(IReadOnlyList<ImportLine> wanted, WooOrder answer)
    {
        var left = (answer.LineItems ?? []).Where(l => OrderItemId(l) is not null).ToList();
        var missing = new List<ImportLine>();
        foreach (var want in wanted)
        {
            if (left.Find(l => IsOf(want, l) && l.Quantity == want.Quantity) is { } right) left.Remove(right);
            else missing.Add(want);
        }

        return (missing, [.. left.Select(l => l.Id ?? 0)]);
    }

    /// <summary>
    /// Lines of a product for which the shop has taken no stock, to be sent again by their id: before WooCommerce 9.3 a line that is
    /// added to an order takes none, and takes it when it is sent again (from 9.1 on). Where nothing is to be taken that changes nothing.
    /// </summary>
    public static IReadOnlyList<WooLineDraft> NotTaken(WooOrder answer) => answer.Status is not ("processing" or "on-hold" or "completed") ? [] :
        [.. (answer.LineItems ?? []).Where(l => l is { Id: > 0, ProductId: > 0 } && OrderItemId(l) is not null && l.MetaData!.All(m => m.Key != "_reduced_stock"))
            .Select(l => new WooLineDraft { Id = l.Id, Quantity = l.Quantity })];

    /// <summary>A bundle's parts all carry the bol line that sold it; the product tells them apart.</summary>
    private static bool IsOf(ImportLine want, WooLineItem line) => OrderItemId(line) == want.OrderItemId
        && (want.ProductId is null || (line.ProductId == want.ProductId && (line.VariationId ?? 0) == want.VariationId));

    public static Money Sum(IReadOnlyList<ImportLine> lines) => new(lines.Sum(l => l.TotalInclVat.Cents));

    public static Money TotalInclVat(WooOrder order) => Money.FromEuros(order.Total ?? 0);

    /// <summary>The bol line that a shop line carries in its meta.</summary>
    public static string? OrderItemId(WooLineItem line) =>
        line.MetaData?.FirstOrDefault(m => m.Key == ImportDraft.LineMeta)?.Value is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;
}
