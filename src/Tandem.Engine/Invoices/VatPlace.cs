namespace Tandem.Engine.Invoices;

/// <summary>Where a supply is taxed.</summary>
internal enum VatPlace
{
    /// <summary>Where the goods leave (Directive 2006/112, art. 31, 32 and 59c).</summary>
    Home,

    /// <summary>Where they arrive, declared through the One Stop Shop (art. 33 and 369a).</summary>
    Destination,

    /// <summary>Nowhere: a business in another member state pays it (art. 138).</summary>
    IntraCommunity,

    /// <summary>Nowhere: out of the Union (art. 146).</summary>
    Export,
}
