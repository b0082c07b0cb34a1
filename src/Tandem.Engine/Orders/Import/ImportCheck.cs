using System.Text.Json;
using Tandem.Engine.Orders.ShopOrders;
using Tandem.Engine.Values;
using Tandem.WooCommerce;

namespace Tandem.Engine.Orders.Import;

/// <summary>What is wrong with an imported order, if anything.</summary>
internal enum ImportFault
{
    None,

    /// <summary>The total differs from what the customer paid at bol.</summary>
    Total,

    /// <summary>Each line is right, and the shop charges something beside them: a fee or shipping that a plugin added.</summary>
    Extra,

    /// <summary>A line is missing, doubled, or not the product and quantity that was sold.</summary>
    Lines,
}

/// <summary>Compares the shop's answer with what the customer bought: all of it or nothing. Pure.</summary>
internal static class ImportCheck
{
    // The name of the line that takes up a last cent.
    public const string Rounding = "Afronding";

    /// <summary>
    /// The lines as the shop took them: a product that is named and gone is none there, in silence (facts/woocommerce.md §a). And
    /// where the shop names one that went into the bin since, it is that.
    /// </summary>
    public static List<ImportLine> AsTaken(IReadOnlyList<ImportLine> wanted, WooOrder answer)
    {
        var without = (answer.LineItems ?? []).Where(l => l.ProductId is null or 0).ToList();
        var known = wanted.GroupBy(w => w.OrderItemId, StringComparer.Ordinal).SelectMany(item =>
            RepairRule.LinesOf(item.Key, answer) is { Count: > 0 } has && has.TrueForAll(l => l.ProductId > 0)
                && item.All(want => want.IsUnknown) ? RepairRule.FromShop(item.First(), has) : item);
        return [.. known.Select(want =>
        {
            if (want.ProductId is null || (answer.LineItems ?? []).Any(l => IsOf(want, l))) return want;
            var line = without.Find(l => OrderItemId(l) == want.OrderItemId && l.Quantity == want.Quantity);
            if (line is null) return want;
            without.Remove(line);
            return want with { ProductId = null, VariationId = 0, TaxClass = TaxTable.Slug(line.TaxClass ?? "") };
        })];
    }

    /// <param name="decimals">Of the shop's amounts: below 2 only its lines are exact to the cent, its total is rounded.</param>
    public static ImportFault Compare(IReadOnlyList<ImportLine> wanted, WooOrder answer, int decimals = 2)
    {
        var lines = answer.LineItems ?? [];
        if (lines.Count != wanted.Count) return ImportFault.Lines;
        var exact = true;
        foreach (var want in wanted)
        {
            if (lines.Where(l => IsOf(want, l)).ToList() is not [var line] || line.Quantity != want.Quantity)
                return ImportFault.Lines;
            exact &= InclVat(line) == want.TotalInclVat;
        }

        var (total, sum, extra) = (answer.Total ?? 0, Sum(wanted).Euros, Extra(answer));
        if (decimals < 2)
        {
            // Each of the amounts that the shop added up may have been rounded.
            var most = (lines.Count + 2) / (decimal)Math.Pow(10, decimals);
            if (!exact || Math.Abs(total - extra - sum) > most) return ImportFault.Total;
            return Money.FromEuros(extra).Cents == 0 ? ImportFault.None : ImportFault.Extra;
        }

        if (Money.FromEuros(total) == Money.FromEuros(sum)) return ImportFault.None;
        return Money.FromEuros(total - extra) == Money.FromEuros(sum) ? ImportFault.Extra : ImportFault.Total;
    }

    /// <summary>What is wrong, in words that say which side has too much and what a person may do about it.</summary>
    public static Reason Explain(ImportFault fault, string bolOrderId, IReadOnlyList<ImportLine> wanted, WooOrder answer)
    {
        var (bol, shop) = (Sum(wanted), TotalInclVat(answer));
        if (fault == ImportFault.Lines)
        {
            var (missing, wrong) = Differences(wanted, answer);
            var strange = (answer.LineItems ?? []).Where(l => OrderItemId(l) is null || wrong.Contains(l.Id ?? 0)).ToList();
            return Reason.Of(
                (missing.Count, strange.Count) switch
                {
                    (0, _) => "attention.lines-extra",
                    (_, 0) => "attention.lines-missing",
                    _ => "attention.lines-differ",
                },
                ("order", bolOrderId), ("missing", string.Join(", ", missing.Select(l => $"{l.Quantity} × {l.Title}"))),
                ("extra", string.Join(", ", strange.Select(l => $"{l.Quantity} × {l.Name}"))));
        }

        var charges = (answer.FeeLines ?? []).Where(f => f.Name != Rounding && f.Total != 0).Select(f => f.Name)
            .Concat((answer.ShippingLines ?? []).Where(s => s.Total != 0).Select(s => s.MethodTitle));
        if (fault == ImportFault.Extra)
            return Reason.Of("attention.extra-charged", ("order", bolOrderId), ("bol", bol), ("shop", shop),
                ("charge", Money.FromEuros(Extra(answer))), ("what", string.Join(", ", charges)));

        // In a shop without cents the total may be right by its rounding alone.
        var wrongly = wanted.Where(want => (answer.LineItems ?? []).Any(l => IsOf(want, l) && InclVat(l) != want.TotalInclVat));
        return shop == bol
            ? Reason.Of("attention.amounts-differ", ("order", bolOrderId), ("shop", shop),
                ("what", string.Join(", ", wrongly.Select(l => $"{l.Quantity} × {l.Title}"))))
            : Reason.Of(shop > bol ? "attention.total-too-high" : "attention.total-too-low",
                ("order", bolOrderId), ("bol", bol), ("shop", shop), ("by", shop > bol ? shop - bol : bol - shop));
    }

    /// <summary>What the shop charges beside its lines, VAT included, without the line that takes up a last cent.</summary>
    public static decimal Extra(WooOrder order) => (order.ShippingTotal ?? 0) + (order.ShippingTax ?? 0)
        + (order.FeeLines ?? []).Where(f => f.Name != Rounding).Sum(f => (f.Total ?? 0) + (f.TotalTax ?? 0));

    /// <summary>What a line comes to in the shop: its net and the VAT of each rate, as exact as the shop tells them.</summary>
    public static Money InclVat(WooLineItem line) => Money.FromEuros((line.Total ?? 0) + Vat(line));

    /// <summary>The VAT of a line, as exact as the shop tells it.</summary>
    public static decimal Vat(WooLineItem line) =>
        line.Taxes is { Count: > 0 } taxes ? taxes.Sum(t => t.Total ?? 0) : line.TotalTax ?? 0;

    /// <summary>
    /// The rates that the shop taxed a line by, as its order names them, else as its settings do; null where neither knows one of
    /// them. None where it did not tax the line.
    /// </summary>
    public static IReadOnlyList<TaxRate>? RatesOf(WooLineItem line, WooOrder order, TaxTable taxes)
    {
        var rates = new List<TaxRate>();
        foreach (var id in (line.Taxes ?? []).Select(t => t.Id ?? 0))
        {
            var named = order.TaxLines?.FirstOrDefault(t => t.RateId == id);
            if (named?.RatePercent is { } percent) rates.Add(new TaxRate("", "", percent / 100m, 1, id, named.Compound ?? false));
            else if (taxes.ById(id) is { } known) rates.Add(known);
            else return null;
        }

        return rates;
    }

    /// <summary>
    /// The nets that make the shop come out right with the rates that it really used; a line whose rate nobody knows stays as it
    /// is.
    /// Never a rate worked out from cents: on a small amount that may be any of several.
    /// </summary>
    public static IReadOnlyList<WooLineDraft> Corrections(IReadOnlyList<ImportLine> wanted, WooOrder answer, TaxTable taxes) =>
    [
        .. from line in answer.LineItems ?? []
           let want = wanted.FirstOrDefault(w => IsOf(w, line))
           where want is not null && RatesOf(line, answer, taxes) is not null
           select Amounts(line, want, TaxTable.Together(RatesOf(line, answer, taxes)!)),
    ];

    /// <summary>The nets for lines that the shop could not tax when it made them, now that it has a rate for them.</summary>
    public static IReadOnlyList<WooLineDraft> Untaxed(IReadOnlyList<ImportLine> wanted, WooOrder answer, TaxTable taxes,
        Country country) =>
    [
        .. from line in answer.LineItems ?? []
           where line.Taxes is not { Count: > 0 } && Vat(line) == 0
           let want = wanted.FirstOrDefault(w => IsOf(w, line))
           where want is not null && taxes.RateFor(country, want.TaxClass) > 0
           select Amounts(line, want, taxes.RateFor(country, want.TaxClass)!.Value),
    ];

    private static WooLineDraft Amounts(WooLineItem line, ImportLine want, decimal rate) => new()
    {
        Id = line.Id ?? 0,
        Subtotal = ImportDraft.Net(want.BeforeDiscountInclVat ?? want.TotalInclVat, rate),
        Total = ImportDraft.Net(want.TotalInclVat, rate),
    };

    /// <summary>
    /// The lines that the shop's order lacks, and those of its lines that stand for a bol line in a way that is not wanted.
    /// </summary>
    /// <param name="retake">Lines for which the shop has put stock back that it must take again: only a new line does that, for
    /// the shop
    /// remembers of the old one what was put back.</param>
    public static (IReadOnlyList<ImportLine> Missing, IReadOnlyList<long> Wrong) Differences(
        IReadOnlyList<ImportLine> wanted, WooOrder answer, IReadOnlyList<string>? retake = null)
    {
        var left = (answer.LineItems ?? []).Where(l => OrderItemId(l) is not null).ToList();
        var missing = new List<ImportLine>();
        foreach (var want in wanted)
        {
            if (left.Find(l => IsOf(want, l) && l.Quantity == want.Quantity
                && !(retake?.Contains(want.OrderItemId) == true && IsShort(l))) is { } right) left.Remove(right);
            else missing.Add(want);
        }

        return (missing, [.. left.Select(l => l.Id ?? 0)]);
    }

    /// <summary>
    /// A wrong line that keeps the units that went off it, with the refunds of them; null where it goes as a whole.
    /// </summary>
    public static WooLineDraft? RestOf(IReadOnlyList<ImportLine> wanted, WooOrder answer, TaxTable taxes, Country country,
        long id)
    {
        var line = answer.LineItems!.First(l => l.Id == id);
        return wanted.FirstOrDefault(w => w.IsRest && IsOf(w, line)) is not { } rest ? null
            : Amounts(line, rest, RatesOf(line, answer, taxes) is { } rates ? TaxTable.Together(rates)
                : taxes.RateFor(country, rest.TaxClass) ?? 0) with
            { Quantity = rest.Quantity };
    }

    /// <summary>The shop keeps stock taken for fewer pieces than stand on the line.</summary>
    private static bool IsShort(WooLineItem line) => line.ProductId > 0 && PutBackRule.Reduced(line) < line.Quantity;

    /// <summary>
    /// Lines of a product for which the shop has taken no stock, to be sent again by their id: before WooCommerce 9.3 a line
    /// that is added to an order takes none, and takes it when it is sent again (from 9.1 on). Where nothing is to be taken
    /// that changes nothing.
    /// </summary>
    public static IReadOnlyList<WooLineDraft> NotTaken(WooOrder answer) =>
        answer.Status is not ("processing" or "on-hold" or "completed") ? [] :
        [.. (answer.LineItems ?? []).Where(l => l is { Id: > 0, ProductId: > 0 } && OrderItemId(l) is not null
            && l.MetaData!.All(m => m.Key != "_reduced_stock"))
            .Select(l => new WooLineDraft { Id = l.Id, Quantity = l.Quantity })];

    /// <summary>
    /// A bundle's parts all carry the bol line that sold it; the product tells them apart, or where none is named, the tax class.
    /// </summary>
    public static bool IsOf(ImportLine want, WooLineItem line) => OrderItemId(line) == want.OrderItemId && (want.ProductId is null
        ? want.IsRest ? line.ProductId is null or 0 : TaxTable.Slug(line.TaxClass ?? "") == TaxTable.Slug(want.TaxClass)
        : line.ProductId == want.ProductId && (line.VariationId ?? 0) == want.VariationId);

    public static Money Sum(IReadOnlyList<ImportLine> lines) => new(lines.Sum(l => l.TotalInclVat.Cents));

    public static Money TotalInclVat(WooOrder order) => Money.FromEuros(order.Total ?? 0);

    /// <summary>The bol line that a shop line carries in its meta.</summary>
    public static string? OrderItemId(WooLineItem line) =>
        line.MetaData?.FirstOrDefault(m => m.Key == ImportDraft.LineMeta)?.Value is { ValueKind: JsonValueKind.String } value
            ? value.GetString() : null;
}
