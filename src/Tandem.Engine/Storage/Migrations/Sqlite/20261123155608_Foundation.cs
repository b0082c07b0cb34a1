using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tandem.Engine.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Foundation : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "accounts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    SellerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Secret = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "activities",
                columns: table => new
                {
                    Key = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SellerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Subject = table.Column<string>(type: "TEXT", nullable: false),
                    SubjectKey = table.Column<long>(type: "INTEGER", nullable: false),
                    What = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_activities", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "attentions",
                columns: table => new
                {
                    Key = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SellerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Cause = table.Column<string>(type: "TEXT", nullable: false),
                    Subject = table.Column<string>(type: "TEXT", nullable: false),
                    SubjectKey = table.Column<long>(type: "INTEGER", nullable: false),
                    What = table.Column<string>(type: "TEXT", nullable: false),
                    RaisedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ClearedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_attentions", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "holds",
                columns: table => new
                {
                    Key = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SellerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ShopId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ShopOrderId = table.Column<long>(type: "INTEGER", nullable: false),
                    ItemKey = table.Column<long>(type: "INTEGER", nullable: false),
                    Quantity = table.Column<int>(type: "INTEGER", nullable: false),
                    Until = table.Column<long>(type: "INTEGER", nullable: false),
                    ReleasedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_holds", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "intents",
                columns: table => new
                {
                    Key = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SellerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    BusinessKey = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Subject = table.Column<long>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    Priority = table.Column<int>(type: "INTEGER", nullable: false),
                    Payload = table.Column<string>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: true),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    SentAt = table.Column<long>(type: "INTEGER", nullable: true),
                    SettledAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ProcessStatusId = table.Column<string>(type: "TEXT", nullable: true),
                    RemoteWords = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_intents", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "items",
                columns: table => new
                {
                    Key = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SellerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ShopId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProductId = table.Column<long>(type: "INTEGER", nullable: false),
                    VariationId = table.Column<long>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Sku = table.Column<string>(type: "TEXT", nullable: true),
                    GtinText = table.Column<string>(type: "TEXT", nullable: true),
                    Gtin = table.Column<string>(type: "TEXT", nullable: true),
                    TaxClass = table.Column<string>(type: "TEXT", nullable: false),
                    StockKept = table.Column<string>(type: "TEXT", nullable: false),
                    Quantity = table.Column<int>(type: "INTEGER", nullable: true),
                    InStock = table.Column<bool>(type: "INTEGER", nullable: false),
                    SafetyStock = table.Column<int>(type: "INTEGER", nullable: true),
                    ReadAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ModifiedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ReadDueSince = table.Column<long>(type: "INTEGER", nullable: true),
                    Gone = table.Column<bool>(type: "INTEGER", nullable: false),
                    Verdict = table.Column<string>(type: "TEXT", nullable: false),
                    MatchDue = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_items", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "link_parts",
                columns: table => new
                {
                    OfferKey = table.Column<long>(type: "INTEGER", nullable: false),
                    ItemKey = table.Column<long>(type: "INTEGER", nullable: false),
                    SellerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Quantity = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_link_parts", x => new { x.OfferKey, x.ItemKey });
                });

            migrationBuilder.CreateTable(
                name: "observations",
                columns: table => new
                {
                    SellerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Source = table.Column<string>(type: "TEXT", nullable: false),
                    Cursor = table.Column<string>(type: "TEXT", nullable: true),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: false),
                    BeganAt = table.Column<long>(type: "INTEGER", nullable: true),
                    SucceededAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Failures = table.Column<int>(type: "INTEGER", nullable: false),
                    Problem = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_observations", x => new { x.SellerId, x.Source });
                });

            migrationBuilder.CreateTable(
                name: "offers",
                columns: table => new
                {
                    Key = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SellerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OfferId = table.Column<string>(type: "TEXT", nullable: true),
                    Ean = table.Column<string>(type: "TEXT", nullable: true),
                    Gtin = table.Column<string>(type: "TEXT", nullable: true),
                    Reference = table.Column<string>(type: "TEXT", nullable: true),
                    Lvb = table.Column<bool>(type: "INTEGER", nullable: false),
                    OnHold = table.Column<bool>(type: "INTEGER", nullable: false),
                    ShownAmount = table.Column<int>(type: "INTEGER", nullable: true),
                    ShownCorrected = table.Column<int>(type: "INTEGER", nullable: true),
                    ReadAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Target = table.Column<int>(type: "INTEGER", nullable: true),
                    TargetReason = table.Column<string>(type: "TEXT", nullable: true),
                    DecidedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Confirmed = table.Column<int>(type: "INTEGER", nullable: true),
                    ConfirmedSentAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ConfirmedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    UnseenUnits = table.Column<int>(type: "INTEGER", nullable: false),
                    UnseenUntil = table.Column<long>(type: "INTEGER", nullable: true),
                    Verdict = table.Column<string>(type: "TEXT", nullable: false),
                    MatchDue = table.Column<bool>(type: "INTEGER", nullable: false),
                    DecideDue = table.Column<bool>(type: "INTEGER", nullable: false),
                    Gone = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_offers", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "orders",
                columns: table => new
                {
                    Key = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SellerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    BolOrderId = table.Column<string>(type: "TEXT", nullable: false),
                    PlacedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    FirstSeenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ChangedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    StateReason = table.Column<string>(type: "TEXT", nullable: true),
                    ShopId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ShopOrderId = table.Column<long>(type: "INTEGER", nullable: true),
                    ShopStatus = table.Column<string>(type: "TEXT", nullable: true),
                    ImportedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    TotalCentsInclVat = table.Column<long>(type: "INTEGER", nullable: true),
                    DeliverBy = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    TrackingDueAt = table.Column<long>(type: "INTEGER", nullable: true),
                    CompletedInShopAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_orders", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "sellers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Epoch = table.Column<long>(type: "INTEGER", nullable: false),
                    Owner = table.Column<string>(type: "TEXT", nullable: true),
                    OwnedSince = table.Column<long>(type: "INTEGER", nullable: true),
                    SafetyStock = table.Column<int>(type: "INTEGER", nullable: false),
                    StockLiveSince = table.Column<long>(type: "INTEGER", nullable: true),
                    OrdersLiveSince = table.Column<long>(type: "INTEGER", nullable: true),
                    ShipmentsLiveSince = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sellers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "shops",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    SellerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Url = table.Column<string>(type: "TEXT", nullable: false),
                    Secret = table.Column<string>(type: "TEXT", nullable: false),
                    HookSecret = table.Column<string>(type: "TEXT", nullable: false),
                    HoldStockMinutes = table.Column<int>(type: "INTEGER", nullable: false),
                    Currency = table.Column<string>(type: "TEXT", nullable: false),
                    Taxes = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_shops", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "order_lines",
                columns: table => new
                {
                    Key = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    OrderKey = table.Column<long>(type: "INTEGER", nullable: false),
                    SellerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrderItemId = table.Column<string>(type: "TEXT", nullable: false),
                    BolOfferId = table.Column<string>(type: "TEXT", nullable: true),
                    OfferKey = table.Column<long>(type: "INTEGER", nullable: true),
                    Ean = table.Column<string>(type: "TEXT", nullable: true),
                    Title = table.Column<string>(type: "TEXT", nullable: true),
                    PlacedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Quantity = table.Column<int>(type: "INTEGER", nullable: false),
                    Shipped = table.Column<int>(type: "INTEGER", nullable: false),
                    Cancelled = table.Column<int>(type: "INTEGER", nullable: false),
                    CancellationRequested = table.Column<bool>(type: "INTEGER", nullable: false),
                    Fulfilment = table.Column<string>(type: "TEXT", nullable: false),
                    TotalCentsInclVat = table.Column<long>(type: "INTEGER", nullable: true),
                    ShopLineId = table.Column<long>(type: "INTEGER", nullable: true),
                    Imported = table.Column<int>(type: "INTEGER", nullable: true),
                    UnknownProduct = table.Column<bool>(type: "INTEGER", nullable: false),
                    InStockReading = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_order_lines", x => x.Key);
                    table.ForeignKey(
                        name: "FK_order_lines_orders_OrderKey",
                        column: x => x.OrderKey,
                        principalTable: "orders",
                        principalColumn: "Key",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_accounts_SellerId",
                table: "accounts",
                column: "SellerId");

            migrationBuilder.CreateIndex(
                name: "IX_activities_SellerId_At",
                table: "activities",
                columns: new[] { "SellerId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_activities_Subject_SubjectKey_At",
                table: "activities",
                columns: new[] { "Subject", "SubjectKey", "At" });

            migrationBuilder.CreateIndex(
                name: "attentions_open",
                table: "attentions",
                column: "SellerId",
                filter: "\"ClearedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_attentions_SellerId_Cause",
                table: "attentions",
                columns: new[] { "SellerId", "Cause" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_holds_ItemKey",
                table: "holds",
                column: "ItemKey");

            migrationBuilder.CreateIndex(
                name: "IX_holds_SellerId_Until",
                table: "holds",
                columns: new[] { "SellerId", "Until" });

            migrationBuilder.CreateIndex(
                name: "IX_holds_ShopId_ShopOrderId",
                table: "holds",
                columns: new[] { "ShopId", "ShopOrderId" });

            migrationBuilder.CreateIndex(
                name: "intents_open",
                table: "intents",
                columns: new[] { "SellerId", "Kind", "State", "DueAt" },
                filter: "\"State\" IN ('Planned','Sent','Unknown')");

            migrationBuilder.CreateIndex(
                name: "IX_intents_Kind_Subject",
                table: "intents",
                columns: new[] { "Kind", "Subject" });

            migrationBuilder.CreateIndex(
                name: "IX_intents_SellerId_BusinessKey",
                table: "intents",
                columns: new[] { "SellerId", "BusinessKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "items_match_due",
                table: "items",
                column: "SellerId",
                filter: "\"MatchDue\"");

            migrationBuilder.CreateIndex(
                name: "items_read_due",
                table: "items",
                column: "SellerId",
                filter: "\"ReadDueSince\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_items_SellerId_Gtin",
                table: "items",
                columns: new[] { "SellerId", "Gtin" });

            migrationBuilder.CreateIndex(
                name: "IX_items_ShopId_ProductId_VariationId",
                table: "items",
                columns: new[] { "ShopId", "ProductId", "VariationId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_link_parts_ItemKey",
                table: "link_parts",
                column: "ItemKey");

            migrationBuilder.CreateIndex(
                name: "IX_offers_AccountId_OfferId",
                table: "offers",
                columns: new[] { "AccountId", "OfferId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_offers_SellerId_Gtin",
                table: "offers",
                columns: new[] { "SellerId", "Gtin" });

            migrationBuilder.CreateIndex(
                name: "offers_decide_due",
                table: "offers",
                column: "SellerId",
                filter: "\"DecideDue\"");

            migrationBuilder.CreateIndex(
                name: "offers_match_due",
                table: "offers",
                column: "SellerId",
                filter: "\"MatchDue\"");

            migrationBuilder.CreateIndex(
                name: "offers_unseen",
                table: "offers",
                column: "SellerId",
                filter: "\"UnseenUnits\" > 0");

            migrationBuilder.CreateIndex(
                name: "IX_order_lines_OfferKey_PlacedAt",
                table: "order_lines",
                columns: new[] { "OfferKey", "PlacedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_order_lines_OrderKey_OrderItemId",
                table: "order_lines",
                columns: new[] { "OrderKey", "OrderItemId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "lines_promised",
                table: "order_lines",
                column: "OfferKey",
                filter: "NOT \"InStockReading\"");

            migrationBuilder.CreateIndex(
                name: "lines_without_offer",
                table: "order_lines",
                column: "SellerId",
                filter: "\"OfferKey\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_orders_AccountId_BolOrderId",
                table: "orders",
                columns: new[] { "AccountId", "BolOrderId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_orders_SellerId_PlacedAt",
                table: "orders",
                columns: new[] { "SellerId", "PlacedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_orders_SellerId_State",
                table: "orders",
                columns: new[] { "SellerId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_orders_ShopId_ShopOrderId",
                table: "orders",
                columns: new[] { "ShopId", "ShopOrderId" });

            migrationBuilder.CreateIndex(
                name: "orders_tracking_due",
                table: "orders",
                columns: new[] { "SellerId", "TrackingDueAt" },
                filter: "\"TrackingDueAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_shops_SellerId",
                table: "shops",
                column: "SellerId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "accounts");

            migrationBuilder.DropTable(
                name: "activities");

            migrationBuilder.DropTable(
                name: "attentions");

            migrationBuilder.DropTable(
                name: "holds");

            migrationBuilder.DropTable(
                name: "intents");

            migrationBuilder.DropTable(
                name: "items");

            migrationBuilder.DropTable(
                name: "link_parts");

            migrationBuilder.DropTable(
                name: "observations");

            migrationBuilder.DropTable(
                name: "offers");

            migrationBuilder.DropTable(
                name: "order_lines");

            migrationBuilder.DropTable(
                name: "sellers");

            migrationBuilder.DropTable(
                name: "shops");

            migrationBuilder.DropTable(
                name: "orders");
        }
    }
}
