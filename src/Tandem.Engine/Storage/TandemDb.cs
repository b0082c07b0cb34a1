using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Tandem.Engine.Catalog;
using Tandem.Engine.Journal;
using Tandem.Engine.Links;
using Tandem.Engine.Loop;
using Tandem.Engine.Offers;
using Tandem.Engine.Orders;
using Tandem.Engine.Orders.Import;
using Tandem.Engine.Printing;
using Tandem.Engine.Proof;
using Tandem.Engine.Returns;
using Tandem.Engine.Sellers;
using Tandem.Engine.Shipments;
using Tandem.Engine.Shipments.Labels;
using Tandem.Engine.Shipments.Parcels;
using Tandem.Engine.Stock;
using Tandem.Engine.Values;
using Tandem.Engine.Warehouse;

namespace Tandem.Engine.Storage;

/// <summary>The model. One subclass an engine, so that each keeps migrations of its own.</summary>
internal abstract class TandemDb(DbContextOptions options) : DbContext(options)
{
    public DbSet<Seller> Sellers => Set<Seller>();
    public DbSet<ModuleLive> Modules => Set<ModuleLive>();
    public DbSet<SellerSetting> Settings => Set<SellerSetting>();
    public DbSet<Shop> Shops => Set<Shop>();
    public DbSet<Account> Accounts => Set<Account>();
    public DbSet<Item> Items => Set<Item>();
    public DbSet<Offer> Offers => Set<Offer>();
    public DbSet<LinkPart> LinkParts => Set<LinkPart>();
    public DbSet<Hold> Holds => Set<Hold>();
    public DbSet<Order> Orders => Set<Order>();
    public DbSet<OrderLine> OrderLines => Set<OrderLine>();
    public DbSet<Observation> Observations => Set<Observation>();
    public DbSet<Intent> Intents => Set<Intent>();
    public DbSet<Activity> Activities => Set<Activity>();
    public DbSet<Attention> Attentions => Set<Attention>();
    public DbSet<LinkChange> LinkChanges => Set<LinkChange>();
    public DbSet<ProductGroup> ProductGroups => Set<ProductGroup>();
    public DbSet<ParentProduct> ParentProducts => Set<ParentProduct>();
    public DbSet<StockSetting> StockSettings => Set<StockSetting>();
    public DbSet<StockEntry> StockEntries => Set<StockEntry>();
    public DbSet<StockDay> StockDays => Set<StockDay>();
    public DbSet<Drift> Drifts => Set<Drift>();
    public DbSet<ShopSale> ShopSales => Set<ShopSale>();
    public DbSet<ShadowEntry> ShadowEntries => Set<ShadowEntry>();
    public DbSet<ExternalSource> ExternalSources => Set<ExternalSource>();
    public DbSet<ApiToken> ApiTokens => Set<ApiToken>();
    public DbSet<LvbStock> LvbStocks => Set<LvbStock>();
    public DbSet<Adjustment> Adjustments => Set<Adjustment>();
    public DbSet<Shipment> Shipments => Set<Shipment>();
    public DbSet<KnownParcel> Parcels => Set<KnownParcel>();
    public DbSet<KeptSlipLook> SlipLooks => Set<KeptSlipLook>();
    public DbSet<ShippingLabel> Labels => Set<ShippingLabel>();
    public DbSet<Replenishment> Replenishments => Set<Replenishment>();
    public DbSet<ReturnLine> Returns => Set<ReturnLine>();

    /// <summary>Rows that this context has changed so far.</summary>
    public int Written { get; set; }

    /// <summary>Nothing can be changed through it.</summary>
    public bool OnlyReads { get; set; }

    /// <exception cref="InvalidOperationException">The context only reads: a bug.</exception>
    public void MustWrite()
    {
        if (OnlyReads) throw new InvalidOperationException("Changes go through WriteFor or the seller's owner, not past them.");
    }

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess,
        CancellationToken cancellationToken = default)
    {
        MustWrite();
        var rows = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        Written += rows;
        return rows;
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<SellerId>().HaveConversion<SellerIdConverter>();
        conventions.Properties<ShopId>().HaveConversion<ShopIdConverter>();
        conventions.Properties<AccountId>().HaveConversion<AccountIdConverter>();
        conventions.Properties<Reason>().HaveConversion<ReasonConverter>();
        conventions.Properties<Enum>().HaveConversion<string>();
        conventions.Properties<DateTimeOffset>().HaveConversion(MomentConverter);
    }

    /// <summary>How this engine stores a moment so that moments compare and sort in SQL.</summary>
    protected abstract Type MomentConverter { get; }

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.Entity<Seller>(seller =>
        {
            seller.ToTable("sellers").HasKey(s => s.Id);
            seller.HasMany(s => s.Modules).WithOne().HasForeignKey(m => m.SellerId);
            seller.HasMany(s => s.Settings).WithOne().HasForeignKey(s => s.SellerId);
            seller.Navigation(s => s.Modules).AutoInclude();
            seller.Navigation(s => s.Settings).AutoInclude();
        });
        model.Entity<ModuleLive>().ToTable("module_live").HasKey(m => new { m.SellerId, m.Module });
        model.Entity<SellerSetting>().ToTable("settings").HasKey(s => new { s.SellerId, s.Name });
        model.Entity<Shop>(shop =>
        {
            shop.ToTable("shops").HasKey(s => s.Id);
            shop.HasIndex(s => s.SellerId);
        });
        model.Entity<Account>(account =>
        {
            account.ToTable("accounts").HasKey(a => a.Id);
            account.HasIndex(a => a.SellerId);
        });
        model.Entity<Item>(item =>
        {
            item.ToTable("items").HasKey(i => i.Key);
            item.HasIndex(i => new { i.ShopId, i.ProductId, i.VariationId }).IsUnique();
            item.HasIndex(i => new { i.SellerId, i.Gtin });
            item.HasIndex(i => new { i.SellerId, i.OfferIdHint }).HasFilter("\"OfferIdHint\" IS NOT NULL");
            item.ComplexProperty(i => i.SalesRate);
            item.HasIndex(i => i.ShopId, "items_bundles").HasFilter("\"BundleOf\" IS NOT NULL");
            item.HasIndex(i => i.SameAs, "items_languages").HasFilter("\"SameAs\" IS NOT NULL");
            item.HasIndex(i => i.SellerId, "items_match_due").HasFilter("\"MatchDue\"");
            item.HasIndex(i => i.SellerId, "items_read_due").HasFilter("\"ReadDueSince\" IS NOT NULL");
            item.HasIndex(i => i.SellerId, "items_external_due").HasFilter("\"ExternalDue\"");
        });
        model.Entity<Offer>(offer =>
        {
            offer.ToTable("offers").HasKey(o => o.Key);
            offer.HasIndex(o => new { o.AccountId, o.OfferId }).IsUnique();
            offer.HasIndex(o => new { o.SellerId, o.Gtin });
            offer.HasIndex(o => o.OfferId);
            offer.ComplexProperty(o => o.SalesRate);
            offer.HasIndex(o => o.SellerId, "offers_match_due").HasFilter("\"MatchDue\"");
            offer.HasIndex(o => o.SellerId, "offers_decide_due").HasFilter("\"DecideDue\"");
            offer.HasIndex(o => o.SellerId, "offers_unseen").HasFilter("\"UnseenUnits\" > 0");
        });
        model.Entity<LinkPart>(part =>
        {
            part.ToTable("link_parts").HasKey(p => new { p.OfferKey, p.ItemKey });
            part.HasIndex(p => p.ItemKey);
        });
        model.Entity<LinkChange>(change =>
        {
            change.ToTable("link_changes").HasKey(c => c.Key);
            change.HasIndex(c => new { c.OfferKey, c.Key });
            change.HasIndex(c => new { c.SellerId, c.At });
        });
        model.Entity<ProductGroup>(group =>
        {
            group.ToTable("product_groups").HasKey(g => new { g.ShopId, g.Kind, g.GroupId });
            group.HasIndex(g => g.SellerId);
        });
        model.Entity<ParentProduct>().ToTable("parent_products").HasKey(p => new { p.ShopId, p.ProductId });
        model.Entity<StockSetting>(setting =>
        {
            setting.ToTable("stock_settings").HasKey(s => s.Key);
            setting.HasIndex(s => new { s.SellerId, s.Scope, s.Target });
        });
        model.Entity<StockEntry>(entry =>
        {
            entry.ToTable("stock_entries").HasKey(e => e.Key);
            entry.HasIndex(e => new { e.ItemKey, e.At });
            entry.HasIndex(e => new { e.OfferKey, e.At });
            entry.HasIndex(e => new { e.SellerId, e.At });
        });
        model.Entity<StockDay>().ToTable("stock_days").HasKey(d => new { d.SellerId, d.Day });
        model.Entity<Drift>(drift =>
        {
            drift.ToTable("drifts").HasKey(d => d.Key);
            drift.HasIndex(d => new { d.SellerId, d.SeenAt });
            drift.HasIndex(d => d.OfferKey, "drifts_open").HasFilter("\"State\" IN ('Doubted','Open')");
        });
        model.Entity<ShopSale>(sale =>
        {
            sale.ToTable("shop_sales").HasKey(s => new { s.ShopId, s.ShopOrderId, s.ItemKey });
            sale.HasIndex(s => new { s.ItemKey, s.At });
            sale.HasIndex(s => new { s.SellerId, s.At });
        });
        model.Entity<ShadowEntry>(entry =>
        {
            entry.ToTable("shadow_entries").HasKey(e => e.Key);
            entry.HasIndex(e => new { e.SellerId, e.At });
            entry.HasIndex(e => e.OfferKey, "shadow_open").HasFilter("\"Verdict\" = 'Open'");
        });
        model.Entity<ExternalSource>().ToTable("external_sources").HasKey(s => s.SellerId);
        model.Entity<ApiToken>(token =>
        {
            token.ToTable("api_tokens").HasKey(t => t.Key);
            token.HasIndex(t => t.Hash).IsUnique();
            token.HasIndex(t => t.SellerId);
        });
        model.Entity<LvbStock>(stock =>
        {
            stock.ToTable("lvb_stocks").HasKey(s => new { s.AccountId, s.Gtin });
            stock.HasIndex(s => new { s.SellerId, s.Gtin });
        });
        model.Entity<Hold>(hold =>
        {
            hold.ToTable("holds").HasKey(h => h.Key);
            hold.HasIndex(h => new { h.ShopId, h.ShopOrderId });
            hold.HasIndex(h => h.ItemKey);
            hold.HasIndex(h => new { h.SellerId, h.Until });
        });
        model.Entity<Order>(order =>
        {
            order.ToTable("orders").HasKey(o => o.Key);
            order.HasIndex(o => new { o.AccountId, o.BolOrderId }).IsUnique();
            order.HasIndex(o => new { o.SellerId, o.State });
            order.HasIndex(o => new { o.SellerId, o.PlacedAt });
            order.HasIndex(o => new { o.ShopId, o.ShopOrderId });
            order.HasIndex(o => new { o.SellerId, o.ShopOrderNumber });
            order.HasIndex(o => new { o.SellerId, o.TrackingDueAt }, "orders_tracking_due")
                .HasFilter("\"TrackingDueAt\" IS NOT NULL");
            order.HasIndex(o => new { o.SellerId, o.GuardAt }, "orders_guard_due").HasFilter("\"GuardAt\" IS NOT NULL");
            order.HasIndex(o => new { o.SellerId, o.FlowDueAt }, "orders_flow_due").HasFilter("\"FlowDueAt\" IS NOT NULL");
            order.HasIndex(o => new { o.AccountId, o.ShipmentsDueAt }, "orders_shipments_due")
                .HasFilter("\"ShipmentsDueAt\" IS NOT NULL");
            order.HasMany(o => o.Lines).WithOne().HasForeignKey(l => l.OrderKey);
        });
        model.Entity<OrderLine>(line =>
        {
            line.ToTable("order_lines").HasKey(l => l.Key);
            line.Ignore(l => l.Open);
            line.Ignore(l => l.Held);
            line.Ignore(l => l.Going);
            line.Property(l => l.Taxes).HasConversion(new LineTaxesConverter(), new LineTaxesComparer());
            line.HasIndex(l => new { l.OrderKey, l.OrderItemId }).IsUnique();
            line.HasIndex(l => new { l.OfferKey, l.PlacedAt });
            line.HasIndex(l => l.OfferKey, "lines_promised").HasFilter("NOT \"InStockReading\"");
            line.HasIndex(l => l.SellerId, "lines_without_offer").HasFilter("\"OfferKey\" IS NULL");
        });
        model.Entity<Adjustment>(row =>
        {
            row.ToTable("order_adjustments").HasKey(a => a.Key);
            row.HasIndex(a => a.OrderKey);
            row.HasIndex(a => a.SellerId);
        });
        model.Entity<Shipment>(shipment =>
        {
            shipment.ToTable("shipments").HasKey(s => s.Key);
            shipment.HasIndex(s => s.OrderKey);
            shipment.HasIndex(s => new { s.AccountId, s.ShipmentId }).IsUnique();
            shipment.HasIndex(s => s.SellerId);
            shipment.HasMany(s => s.Lines).WithOne().HasForeignKey(l => l.ShipmentKey);
        });
        model.Entity<ShipmentLine>().ToTable("shipment_lines").HasKey(l => l.Key);
        model.Entity<KnownParcel>(parcel =>
        {
            parcel.ToTable("parcels").HasKey(p => p.Key);
            parcel.Ignore(p => p.Code);
            parcel.HasIndex(p => new { p.OrderKey, p.Number }).IsUnique();
            parcel.HasIndex(p => p.SellerId);
        });
        model.Entity<KeptSlipLook>().ToTable("slip_looks").HasKey(l => l.SellerId);
        model.Entity<ShippingLabel>(label =>
        {
            label.ToTable("shipping_labels").HasKey(l => l.Key);
            label.HasIndex(l => l.OrderKey);
            label.HasIndex(l => l.SellerId, "labels_unprinted").HasFilter("\"PrintedAt\" IS NULL");
        });
        model.Entity<Replenishment>(replenishment =>
        {
            replenishment.ToTable("replenishments").HasKey(r => new { r.AccountId, r.ReplenishmentId });
            replenishment.HasIndex(r => new { r.SellerId, r.CreatedAt });
        });
        model.Entity<ReturnLine>(line =>
        {
            line.ToTable("returns").HasKey(r => r.Key);
            line.HasIndex(r => new { r.AccountId, r.RmaId }).IsUnique();
            line.HasIndex(r => r.OrderKey);
            line.HasIndex(r => r.SellerId);
            line.HasIndex(r => new { r.AccountId, r.BolOrderId }, "returns_without_order").HasFilter("\"OrderKey\" IS NULL");
            line.HasIndex(r => r.SellerId, "returns_untold").HasFilter("\"Untold\"");
            line.HasIndex(r => r.AccountId, "returns_waiting").HasFilter("NOT \"Handled\"");
        });
        model.Entity<Observation>().ToTable("observations").HasKey(o => new { o.SellerId, o.Source });
        model.Entity<Intent>(intent =>
        {
            intent.ToTable("intents").HasKey(i => i.Key);
            intent.HasIndex(i => new { i.SellerId, i.BusinessKey }).IsUnique();
            intent.HasIndex(i => new { i.SellerId, i.Kind, i.State, i.DueAt }, "intents_open")
                .HasFilter("\"State\" IN ('Planned','Sent','Unknown')");
            intent.HasIndex(i => new { i.Kind, i.Subject });
        });
        model.Entity<Activity>(activity =>
        {
            activity.ToTable("activities").HasKey(a => a.Key);
            activity.HasIndex(a => new { a.SellerId, a.At });
            activity.HasIndex(a => new { a.Subject, a.SubjectKey, a.At });
        });
        model.Entity<Attention>(attention =>
        {
            attention.ToTable("attentions").HasKey(a => a.Key);
            attention.HasIndex(a => new { a.SellerId, a.Cause }).IsUnique();
            attention.HasIndex(a => a.SellerId, "attentions_open").HasFilter("\"ClearedAt\" IS NULL");
        });
    }

    private sealed class SellerIdConverter() : ValueConverter<SellerId, Guid>(id => id.Value, value => new SellerId(value));

    private sealed class ShopIdConverter() : ValueConverter<ShopId, Guid>(id => id.Value, value => new ShopId(value));

    private sealed class AccountIdConverter() : ValueConverter<AccountId, Guid>(id => id.Value, value => new AccountId(value));

    private sealed class LineTaxesConverter() : ValueConverter<IReadOnlyList<LineTax>?, string?>(
        taxes => taxes == null ? null : JsonSerializer.Serialize(taxes, JsonSerializerOptions.Default),
        json => json == null ? null : JsonSerializer.Deserialize<List<LineTax>>(json, JsonSerializerOptions.Default));

    private sealed class LineTaxesComparer() : ValueComparer<IReadOnlyList<LineTax>?>(
        (one, other) => ReferenceEquals(one, other), taxes => taxes == null ? 0 : taxes.Count, taxes => taxes);

    private sealed class ReasonConverter()
        : ValueConverter<Reason, string>(reason => reason.ToJson(), json => Reason.FromJson(json)!);
}
