using Tandem.Engine.Sellers;
using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices;

/// <summary>What a seller has chosen about invoices. Everything has a safe default: none are made.</summary>
public sealed record InvoiceSettings : ISettings<InvoiceSettings>
{
    public static string Name => "invoices";

    public static InvoiceSettings Usual { get; } = new();

    public InvoiceWhen When { get; init; }

    /// <summary>bol gets the invoice of each shipment, for its customer.</summary>
    public bool Upload { get; init; } = true;

    /// <summary>
    /// The shop's order gets the number of each document and a link to its PDF. Off by default: whoever has a link reads a
    /// customer's document without signing in, and that is the seller's to choose. While it is off no link opens anything.
    /// </summary>
    public bool InShop { get; init; }

    /// <summary>What files of documents are called, without their extension (<see cref="FileNameRule"/>).</summary>
    public string FileName { get; init; } = FileNameRule.Usual;

    /// <summary>Of documents for Belgian customers: <c>nl</c> or <c>fr</c>. Dutch customers read Dutch.</summary>
    public string LanguageBelgium { get; init; } = "nl";

    /// <summary>Of documents for customers elsewhere: <c>nl</c>, <c>en</c>, <c>fr</c> or <c>de</c>.</summary>
    public string LanguageElsewhere { get; init; } = "en";

    /// <summary>
    /// What stands before the number, with {yyyy}, {yy} and {mm} of the day of issue. With a year in it each year begins at 1.
    /// </summary>
    public string InvoicePrefix { get; init; } = "{yyyy}-";

    /// <summary>Digits of the number at least, filled up with zeros.</summary>
    public int InvoiceDigits { get; init; } = 5;

    /// <summary>The very first number.</summary>
    public long InvoiceFirst { get; init; } = 1;

    /// <inheritdoc cref="InvoicePrefix"/>
    public string CreditPrefix { get; init; } = "C{yyyy}-";

    /// <inheritdoc cref="InvoiceDigits"/>
    public int CreditDigits { get; init; } = 5;

    /// <inheritdoc cref="InvoiceFirst"/>
    public long CreditFirst { get; init; } = 1;

    /// <summary>The small-business scheme of the own country: KOR, or the Belgian franchise.</summary>
    public bool SmallBusiness { get; init; }

    /// <summary>Chose to be taxed at destination from the first euro (facts/vat.md §4).</summary>
    public bool OssOptIn { get; init; }

    /// <summary>The year of which something was sold to consumers elsewhere in the Union outside Tandem; 0: none.</summary>
    public int ThresholdYear { get; init; }

    /// <summary>That, without VAT.</summary>
    public Money ThresholdNet { get; init; }

    /// <summary>And in the year before it, without VAT.</summary>
    public Money ThresholdNetBefore { get; init; }
}
