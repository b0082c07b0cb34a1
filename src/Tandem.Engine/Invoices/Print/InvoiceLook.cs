using System.Text.Json.Serialization;
using Tandem.Engine.Printing;
using Tandem.Engine.Sellers;

namespace Tandem.Engine.Invoices.Print;

/// <summary>What a seller's invoices and credit notes look like; documents keep the look that they were made with.</summary>
public sealed record InvoiceLook : ISettings<InvoiceLook>
{
    public static string Name => "invoices.look";

    public static InvoiceLook Usual { get; } = new();

    /// <summary>Longest texts that are kept.</summary>
    public const int LongestExtra = 200;
    public const int LongestFooter = 300;
    public const int LongestTerms = 1000;

    /// <summary>As in <c>#1F3A5F</c>; anything else counts as that.</summary>
    public string Accent { get; init; } = "#1F3A5F";

    /// <summary>Beneath the seller's address, line by line: a phone number, a website.</summary>
    public string ExtraLines { get; init; } = "";

    /// <summary>At the foot of each page, in three lines at most.</summary>
    public string Footer { get; init; } = "";

    /// <summary>After the totals.</summary>
    public string Terms { get; init; } = "";

    /// <summary>The article's EAN beneath its description.</summary>
    public bool ShowEan { get; init; } = true;

    /// <summary>The packing slips' (<see cref="SlipLook"/>), kept there; null: the seller's name stands in its place.</summary>
    [JsonIgnore]
    public byte[]? Logo { get; init; }
}
