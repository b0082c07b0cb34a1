using Microsoft.EntityFrameworkCore;

namespace Tandem.Engine.Offers;

/// <summary>The tables of offers.</summary>
internal static class OfferTables
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<Offer>(offer =>
        {
            offer.ToTable("offers").HasKey(o => o.Key);
            offer.HasIndex(o => new { o.AccountId, o.OfferId }).IsUnique();
            offer.HasIndex(o => new { o.SellerId, o.Gtin });
            offer.HasIndex(o => o.OfferId);
            offer.ComplexProperty(o => o.SalesRate);
            offer.HasIndex(o => new { o.SellerId, o.Verdict, o.Ean, o.Key }, "offers_unlinked")

                // Word for word as EF writes it: SQLite takes a partial index only for a query that says the same.
                .HasFilter("NOT (\"Gone\") AND \"Verdict\" <> 'Matched' AND \"Verdict\" <> 'SkuDisagrees' "
                    + "AND \"Verdict\" <> 'LinkedByHand'");
            offer.HasIndex(o => new { o.SellerId, o.Reference, o.Ean, o.OfferId, o.Key, o.Gone }, "offers_codes")
                .HasFilter("NOT \"Gone\"");
            offer.HasIndex(o => o.SellerId, "offers_lvb").HasFilter("\"Lvb\" AND NOT \"Gone\"");
            offer.HasIndex(o => o.SellerId, "offers_match_due").HasFilter("\"MatchDue\"");
            offer.HasIndex(o => o.SellerId, "offers_decide_due").HasFilter("\"DecideDue\"");
            offer.HasIndex(o => o.SellerId, "offers_unseen").HasFilter("\"UnseenUnits\" > 0");
        });
    }
}
