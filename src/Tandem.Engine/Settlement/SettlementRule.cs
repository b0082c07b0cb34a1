using System.Security.Cryptography;
using System.Text;
using Tandem.Bol;
using Tandem.Engine.Orders;
using Tandem.Engine.Values;

namespace Tandem.Engine.Settlement;

/// <summary>What a line of bol's own invoice is, what it comes to, and which order line it is about. Pure.</summary>
internal static class SettlementRule
{
    private const int LongestText = 120;
    private const int LongestId = 40;

    // Beyond it is no invoice: cents must not overflow.
    private const decimal MostEuros = 100_000_000m;

    private static readonly string[] Labels =
        ["SHIPMENT_LABEL", "SHIPMENT_LABEL_POST", "DISTRIBUTION_BY_BOLCOM_LABEL", "PLAZA_RETURN_SHIPPING_LABEL"];

    private static readonly string[] Warehouse =
    [
        "PICK_PACK", "OUTBOUND", "INBOUND", "STOCK", "NCK_STOCK", "RETURN_STOCK", "FIRST_MILE", "LOGISTICAL_CHARGE",
    ];

    private static readonly string[] Advertising =
    [
        "BRMG", "SPONSORED_PRODUCTS", "DAY_OFFER_BOOSTER", "DISPLAY_", "ONLINE_MAGAZINES", "PROMO_BOOSTER", "SOCIAL_ADVERTISING",
        "BRANDED_SHELVES", "ADVERTISING",
    ];

    /// <summary>An invoice of bol's list that is new.</summary>
    public static SettlementInvoice Of(BolInvoice listed, SellerId seller, AccountId account, DateTimeOffset now) => new()
    {
        SellerId = seller,
        AccountId = account,
        InvoiceId = listed.InvoiceId!,
        Type = Cut(listed.InvoiceType ?? "", LongestId),
        IssuedOn = DayOf(listed.IssuedAt) ?? DayOf(listed.Until) ?? DutchTime.DayOf(now),
        From = DayOf(listed.From),
        Until = DayOf(listed.Until),
        PayableCents = listed.Payable is { } euros and >= -MostEuros and <= MostEuros ? -Money.FromEuros(euros).Cents : null,
        DueAt = listed.HasJson ? now : null,
    };

    /// <summary>Whether it holds an amount: else nobody can say what it comes to.</summary>
    public static bool CanBeRead(BolSpecificationLine line) => line.Amount is >= -MostEuros and <= MostEuros;

    /// <summary>After so many tries in vain a person is asked: one alone may be bol's bad moment.</summary>
    public static bool Asks(int tries) => tries >= 2;

    /// <summary>When it is tried again; null: not by itself any more.</summary>
    public static DateTimeOffset? NextTry(int tries, DateTimeOffset now) => tries switch
    {
        1 => now.AddHours(1),
        2 => now.AddHours(6),
        < 9 => now.AddDays(1),
        _ => null,
    };

    /// <summary>Takes over what bol answered.</summary>
    /// <returns>Null where it cannot be read (<see cref="CanBeRead"/>).</returns>
    public static SettlementLine? Of(BolSpecificationLine line, SettlementInvoice invoice, int number)
    {
        if (!CanBeRead(line) || line.Amount is not { } amount) return null;
        var parts = (line.Id ?? "").Split('#', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var type = Cut(line.Type ?? (parts.Length > 1 ? parts[^1] : ""), LongestId).ToUpperInvariant();
        var percent = line.VatPercent is >= 0 and <= 100 ? line.VatPercent : null;
        var vat = line.Vat is { } told and >= -MostEuros and <= MostEuros ? told : amount * (percent ?? 0) / 100;
        return new SettlementLine
        {
            SellerId = invoice.SellerId,
            AccountId = invoice.AccountId,
            InvoiceId = invoice.InvoiceId,
            Number = number,
            Kind = KindOf(type),
            Type = type,
            Text = Cut(line.Text ?? "", LongestText),
            BolOrderId = OrderOf(line.OrderId) ?? (parts.Length > 1 ? OrderOf(parts[0]) : null),
            Ean = EanOf(line.Ean) ?? parts.Skip(1).SkipLast(1).Select(EanOf).FirstOrDefault(ean => ean is not null),
            Units = line.Quantity is { } units and >= -1_000_000 and <= 1_000_000
                ? (int)Math.Round(units, MidpointRounding.AwayFromZero) : 0,
            NetCents = -Money.FromEuros(amount).Cents,
            VatCents = -Money.FromEuros(vat).Cents,
            VatPercent = percent,
            Day = invoice.IssuedOn,
        };
    }

    /// <summary>By bol's code; one that is not known is <see cref="SettlementKind.Other"/>, and nothing is left out.</summary>
    public static SettlementKind KindOf(string type)
    {
        var isCorrection = type.StartsWith("CORRECTION_", StringComparison.Ordinal);
        var of = isCorrection ? type["CORRECTION_".Length..] : type;
        return of switch
        {
            "TURNOVER" => isCorrection ? SettlementKind.SaleCorrection : SettlementKind.Sale,
            "COMMISSION" => isCorrection ? SettlementKind.CommissionCorrection : SettlementKind.Commission,
            "COMPENSATION" or "COMPENSATION_LOST_GOODS" => SettlementKind.Compensation,
            _ when Labels.Contains(of) => SettlementKind.Label,
            _ when Warehouse.Contains(of) => SettlementKind.Warehouse,
            _ when Advertising.Any(start => of.StartsWith(start, StringComparison.Ordinal)) => SettlementKind.Advertising,
            _ => SettlementKind.Other,
        };
    }

    /// <summary>
    /// Whether it tells what a return came to: money back, costs back, its label, or what bol pays for what it lost.
    /// </summary>
    public static bool IsAboutReturn(SettlementKind kind, string type) => kind == SettlementKind.Compensation
        || type.StartsWith("CORRECTION_", StringComparison.Ordinal) || type.Contains("RETURN", StringComparison.Ordinal);

    /// <summary>
    /// The line of its order that it is about: that of the EAN, however its digits are written; without an EAN the only one.
    /// </summary>
    public static OrderLine? LineOf(IReadOnlyList<OrderLine> lines, string? ean)
    {
        if (ean is null) return lines is [var only] ? only : null;
        var gtin = Gtin.TryParse(ean)?.Digits;
        return lines.Where(line => Gtin.TryParse(line.Ean)?.Digits == gtin && gtin is not null).MinBy(line => line.Key);
    }

    /// <summary>What a page holds, short enough to keep.</summary>
    public static string PrintOf(IEnumerable<BolSpecificationLine> page)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var line in page) hash.AppendData(Encoding.UTF8.GetBytes($"{line}\n"));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>bol was there, and its calendar goes on for a while.</summary>
    private static DateOnly? DayOf(DateTimeOffset? moment) =>
        moment is { Year: >= 2000 and < 2200 } known ? DutchTime.DayOf(known) : null;

    /// <summary>Thirteen digits, as bol writes them, where the number has no more.</summary>
    private static string? EanOf(string? text) =>
        Gtin.TryParse(text)?.Digits is { } digits ? digits.StartsWith('0') ? digits[1..] : digits : null;

    private static string? OrderOf(string? text) => text?.Trim() is { Length: >= 5 and <= LongestId } id
        && id.All(sign => char.IsAsciiLetterOrDigit(sign) || sign == '-') ? id : null;

    private static string Cut(string text, int most) => text.Trim() is { Length: var length } trimmed && length > most
        ? trimmed[..most] : text.Trim();
}
