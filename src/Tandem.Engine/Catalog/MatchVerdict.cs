namespace Tandem.Engine.Catalog;

/// <summary>What matching found for an item or an offer.</summary>
public enum MatchVerdict
{
    /// <summary>Not looked at yet.</summary>
    Pending,

    /// <summary>Linked: one item and one offer carry the same GTIN.</summary>
    Matched,

    /// <summary>Linked on GTIN, while the SKU and bol's reference differ: worth a look.</summary>
    SkuDisagrees,

    /// <summary>Linked by a person, by a file, or taken over.</summary>
    LinkedByHand,

    /// <summary>Linked, and since then item or offer took another GTIN: the link stays until a person decides.</summary>
    Changed,

    /// <summary>Left unlinked by a person.</summary>
    LeftAlone,
    NoGtin,
    InvalidGtin,

    /// <summary>Several items carry this GTIN: nothing is linked until a person picks one.</summary>
    DuplicateGtin,

    /// <summary>Several own offers carry this GTIN: nothing is linked until a person picks one.</summary>
    DuplicateOffers,
    NoOffer,
    OfferWithoutItem,

    /// <summary>Another shop of the seller has it too, and leads.</summary>
    OtherShopLeads,

    /// <summary>A bundle of which a machine cannot tell the parts: a person says what it consists of.</summary>
    BundleUnclear,

    /// <summary>Not published, and gives way to a published item with the same GTIN.</summary>
    GivesWay,

    /// <summary>The same article in another language: one of them stands for all.</summary>
    Translation,
}
