namespace Tandem.Engine.Invoices;

/// <summary>
/// The categories of EN 16931 that occur in this trade (facts/vat.md §6). Reverse charge at home (AE) and what is outside VAT (O)
/// do not, and are refused rather than guessed.
/// </summary>
internal enum VatCategory
{
    /// <summary>Taxed at a rate above zero, of whichever country.</summary>
    S,

    /// <summary>Taxed at 0 % in its own country; carries no reason.</summary>
    Z,

    /// <summary>Supply to a business in another member state, 0 %.</summary>
    K,

    /// <summary>Export out of the Union, 0 %.</summary>
    G,

    /// <summary>No VAT shown: exempt goods, a small business, or the margin scheme; the reason is printed.</summary>
    E,
}
