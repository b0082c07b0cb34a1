namespace Tandem.Engine.Invoices;

/// <summary>Of which sales invoices are made, at shipment.</summary>
public enum InvoiceWhen
{
    /// <summary>Of none: somebody else makes them.</summary>
    Never,

    /// <summary>Of those that must have one or whose customer asks for one (facts/vat.md §1).</summary>
    BusinessCrossBorderAndAsked,

    /// <summary>Of all.</summary>
    Always,
}
