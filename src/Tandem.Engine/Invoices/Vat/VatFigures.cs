using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices.Vat;

/// <summary>What the VAT ledger comes to in a period. Net is without VAT; credit notes are taken off.</summary>
public sealed record VatFigures(VatPeriod Period)
{
    /// <summary>One for each country that goods were taxed in as they left it.</summary>
    public required IReadOnlyList<VatReturn> Returns { get; init; }

    /// <summary>The return of the Union scheme; null for a month and a year: it goes by quarter.</summary>
    public OssReturn? Oss { get; init; }

    /// <summary>To businesses in other member states, for the list of these (ICP).</summary>
    public required Money IntraCommunity { get; init; }

    /// <summary>In no return: exempt, and small businesses.</summary>
    public required Money Undeclared { get; init; }

    /// <summary>Everything: the returns, OSS and what is in none together.</summary>
    public required Money Net { get; init; }

    /// <inheritdoc cref="Net"/>
    public required Money Vat { get; init; }

    public bool IsEmpty => Returns.Count == 0 && Net == Money.Zero && Vat == Money.Zero
        && Oss is not { Lines.Count: > 0 } and not { Corrections.Count: > 0 };
}

/// <summary>A country's own return.</summary>
/// <param name="Due">VAT to be paid on these sales; VAT on purchases is not known here.</param>
public sealed record VatReturn(string Country, IReadOnlyList<VatBox> Boxes, Money Due);

/// <summary>A box, or a Belgian grid; in other countries the rate.</summary>
/// <param name="Net">Null: the box holds VAT alone.</param>
/// <param name="Vat">Null: the box holds no VAT.</param>
public sealed record VatBox(string Name, Money? Net, Money? Vat);
