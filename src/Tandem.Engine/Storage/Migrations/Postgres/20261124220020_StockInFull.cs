using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Tandem.Engine.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class StockInFull : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "LedgerDays",
                table: "sellers",
                type: "integer",
                nullable: false,
                defaultValue: 90);

            migrationBuilder.AddColumn<int>(
                name: "ExternalQuantity",
                table: "items",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "CachedAt",
                table: "shops",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "GtinKey",
                table: "shops",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Rank",
                table: "shops",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<double>(
                name: "AdaptiveChance",
                table: "sellers",
                type: "double precision",
                nullable: false,
                defaultValue: 0.001);

            migrationBuilder.AddColumn<string>(
                name: "AdaptiveMode",
                table: "sellers",
                type: "text",
                nullable: false,
                defaultValue: "Off");

            migrationBuilder.AddColumn<int>(
                name: "AdaptiveMost",
                table: "sellers",
                type: "integer",
                nullable: false,
                defaultValue: 5);

            migrationBuilder.AddColumn<bool>(
                name: "LvbFallback",
                table: "sellers",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "OnlyChosen",
                table: "sellers",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<double>(
                name: "WindowSeconds",
                table: "sellers",
                type: "double precision",
                nullable: false,
                defaultValue: 60.0);

            migrationBuilder.AddColumn<bool>(
                name: "Chosen",
                table: "offers",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "ModifiedAt",
                table: "offers",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "Pace_At",
                table: "offers",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTimeOffset(new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)));

            migrationBuilder.AddColumn<double>(
                name: "Pace_Fast",
                table: "offers",
                type: "double precision",
                nullable: false,
                defaultValue: 0.0);

            migrationBuilder.AddColumn<double>(
                name: "Pace_Slow",
                table: "offers",
                type: "double precision",
                nullable: false,
                defaultValue: 0.0);

            migrationBuilder.AddColumn<bool>(
                name: "Backordered",
                table: "items",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "BundleOf",
                table: "items",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Categories",
                table: "items",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "ExternalAt",
                table: "items",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "GtinFrom",
                table: "items",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "OfferIdHint",
                table: "items",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "Pace_At",
                table: "items",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTimeOffset(new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)));

            migrationBuilder.AddColumn<double>(
                name: "Pace_Fast",
                table: "items",
                type: "double precision",
                nullable: false,
                defaultValue: 0.0);

            migrationBuilder.AddColumn<double>(
                name: "Pace_Slow",
                table: "items",
                type: "double precision",
                nullable: false,
                defaultValue: 0.0);

            migrationBuilder.AddColumn<string>(
                name: "Tags",
                table: "items",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "api_tokens",
                columns: table => new
                {
                    Key = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    SellerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Hash = table.Column<string>(type: "text", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    LastUsedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    RevokedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_api_tokens", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "external_sources",
                columns: table => new
                {
                    SellerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    Url = table.Column<string>(type: "text", nullable: true),
                    Secret = table.Column<string>(type: "text", nullable: true),
                    Columns = table.Column<string>(type: "text", nullable: true),
                    EveryMinutes = table.Column<int>(type: "integer", nullable: false),
                    LagMinutes = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_external_sources", x => x.SellerId);
                });

            migrationBuilder.CreateTable(
                name: "link_changes",
                columns: table => new
                {
                    Key = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    SellerId = table.Column<Guid>(type: "uuid", nullable: false),
                    OfferKey = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    Before = table.Column<string>(type: "text", nullable: false),
                    After = table.Column<string>(type: "text", nullable: false),
                    UndoneAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_link_changes", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "lvb_stocks",
                columns: table => new
                {
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Gtin = table.Column<string>(type: "text", nullable: false),
                    SellerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Title = table.Column<string>(type: "text", nullable: true),
                    Regular = table.Column<int>(type: "integer", nullable: false),
                    Graded = table.Column<int>(type: "integer", nullable: false),
                    ReadAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lvb_stocks", x => new { x.AccountId, x.Gtin });
                });

            migrationBuilder.CreateTable(
                name: "parent_products",
                columns: table => new
                {
                    ShopId = table.Column<Guid>(type: "uuid", nullable: false),
                    ProductId = table.Column<long>(type: "bigint", nullable: false),
                    Categories = table.Column<string>(type: "text", nullable: false),
                    Tags = table.Column<string>(type: "text", nullable: false),
                    Backordered = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_parent_products", x => new { x.ShopId, x.ProductId });
                });

            migrationBuilder.CreateTable(
                name: "product_groups",
                columns: table => new
                {
                    ShopId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    GroupId = table.Column<long>(type: "bigint", nullable: false),
                    SellerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_product_groups", x => new { x.ShopId, x.Kind, x.GroupId });
                });

            migrationBuilder.CreateTable(
                name: "shadow_entries",
                columns: table => new
                {
                    Key = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    SellerId = table.Column<Guid>(type: "uuid", nullable: false),
                    OfferKey = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Theirs = table.Column<int>(type: "integer", nullable: false),
                    Ours = table.Column<int>(type: "integer", nullable: true),
                    Truth = table.Column<int>(type: "integer", nullable: true),
                    Verdict = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_shadow_entries", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "shop_sales",
                columns: table => new
                {
                    ShopId = table.Column<Guid>(type: "uuid", nullable: false),
                    ShopOrderId = table.Column<long>(type: "bigint", nullable: false),
                    ItemKey = table.Column<long>(type: "bigint", nullable: false),
                    SellerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Units = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    SeenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Returned = table.Column<int>(type: "integer", nullable: false),
                    BookedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ShownAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_shop_sales", x => new { x.ShopId, x.ShopOrderId, x.ItemKey });
                });

            migrationBuilder.CreateTable(
                name: "stock_days",
                columns: table => new
                {
                    SellerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Pushes = table.Column<int>(type: "integer", nullable: false),
                    Refused = table.Column<int>(type: "integer", nullable: false),
                    Breaches = table.Column<int>(type: "integer", nullable: false),
                    UnitsOversold = table.Column<int>(type: "integer", nullable: false),
                    Drifts = table.Column<int>(type: "integer", nullable: false),
                    Details = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stock_days", x => new { x.SellerId, x.Day });
                });

            migrationBuilder.CreateTable(
                name: "stock_entries",
                columns: table => new
                {
                    Key = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    SellerId = table.Column<Guid>(type: "uuid", nullable: false),
                    ItemKey = table.Column<long>(type: "bigint", nullable: true),
                    OfferKey = table.Column<long>(type: "bigint", nullable: true),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    RemoteAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Cause = table.Column<string>(type: "text", nullable: false),
                    Before = table.Column<int>(type: "integer", nullable: true),
                    After = table.Column<int>(type: "integer", nullable: true),
                    Reference = table.Column<string>(type: "text", nullable: true),
                    Facts = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stock_entries", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "stock_settings",
                columns: table => new
                {
                    Key = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    SellerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Scope = table.Column<string>(type: "text", nullable: false),
                    ShopId = table.Column<Guid>(type: "uuid", nullable: true),
                    Target = table.Column<long>(type: "bigint", nullable: false),
                    Safety = table.Column<int>(type: "integer", nullable: true),
                    SafetyPercent = table.Column<int>(type: "integer", nullable: true),
                    Cap = table.Column<int>(type: "integer", nullable: true),
                    Minimum = table.Column<int>(type: "integer", nullable: true),
                    Fixed = table.Column<int>(type: "integer", nullable: true),
                    Assumed = table.Column<int>(type: "integer", nullable: true),
                    Backorders = table.Column<int>(type: "integer", nullable: true),
                    Treatment = table.Column<string>(type: "text", nullable: true),
                    ChangedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stock_settings", x => x.Key);
                });

            migrationBuilder.CreateIndex(
                name: "IX_items_SellerId_OfferIdHint",
                table: "items",
                columns: new[] { "SellerId", "OfferIdHint" },
                filter: "\"OfferIdHint\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_api_tokens_Hash",
                table: "api_tokens",
                column: "Hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_api_tokens_SellerId",
                table: "api_tokens",
                column: "SellerId");

            migrationBuilder.CreateIndex(
                name: "IX_link_changes_OfferKey_Key",
                table: "link_changes",
                columns: new[] { "OfferKey", "Key" });

            migrationBuilder.CreateIndex(
                name: "IX_link_changes_SellerId_At",
                table: "link_changes",
                columns: new[] { "SellerId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_lvb_stocks_SellerId_Gtin",
                table: "lvb_stocks",
                columns: new[] { "SellerId", "Gtin" });

            migrationBuilder.CreateIndex(
                name: "IX_product_groups_SellerId",
                table: "product_groups",
                column: "SellerId");

            migrationBuilder.CreateIndex(
                name: "IX_shadow_entries_SellerId_At",
                table: "shadow_entries",
                columns: new[] { "SellerId", "At" });

            migrationBuilder.CreateIndex(
                name: "shadow_open",
                table: "shadow_entries",
                column: "OfferKey",
                filter: "\"Verdict\" = 'Open'");

            migrationBuilder.CreateIndex(
                name: "IX_shop_sales_ItemKey_At",
                table: "shop_sales",
                columns: new[] { "ItemKey", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_shop_sales_SellerId_At",
                table: "shop_sales",
                columns: new[] { "SellerId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_stock_entries_ItemKey_At",
                table: "stock_entries",
                columns: new[] { "ItemKey", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_stock_entries_OfferKey_At",
                table: "stock_entries",
                columns: new[] { "OfferKey", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_stock_entries_SellerId_At",
                table: "stock_entries",
                columns: new[] { "SellerId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_stock_settings_SellerId_Scope_Target",
                table: "stock_settings",
                columns: new[] { "SellerId", "Scope", "Target" });

            // What was said about safety stock before there were settings of every scope.
            migrationBuilder.Sql("""
                INSERT INTO stock_settings ("SellerId", "Scope", "Target", "Safety", "ChangedAt")
                SELECT "Id", 'Seller', 0, "SafetyStock", "CreatedAt" FROM sellers WHERE "SafetyStock" > 0
                """);
            migrationBuilder.Sql("""
                INSERT INTO stock_settings ("SellerId", "Scope", "Target", "Safety", "ChangedAt")
                SELECT "SellerId", 'Item', "Key", "SafetyStock", "ReadAt" FROM items WHERE "SafetyStock" IS NOT NULL
                """);


            migrationBuilder.DropColumn(
                name: "SafetyStock",
                table: "sellers");

            migrationBuilder.DropColumn(
                name: "SafetyStock",
                table: "items");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "api_tokens");

            migrationBuilder.DropTable(
                name: "external_sources");

            migrationBuilder.DropTable(
                name: "link_changes");

            migrationBuilder.DropTable(
                name: "lvb_stocks");

            migrationBuilder.DropTable(
                name: "parent_products");

            migrationBuilder.DropTable(
                name: "product_groups");

            migrationBuilder.DropTable(
                name: "shadow_entries");

            migrationBuilder.DropTable(
                name: "shop_sales");

            migrationBuilder.DropTable(
                name: "stock_days");

            migrationBuilder.DropTable(
                name: "stock_entries");

            migrationBuilder.DropTable(
                name: "stock_settings");

            migrationBuilder.DropIndex(
                name: "IX_items_SellerId_OfferIdHint",
                table: "items");

            migrationBuilder.DropColumn(
                name: "CachedAt",
                table: "shops");

            migrationBuilder.DropColumn(
                name: "GtinKey",
                table: "shops");

            migrationBuilder.DropColumn(
                name: "Rank",
                table: "shops");

            migrationBuilder.DropColumn(
                name: "AdaptiveChance",
                table: "sellers");

            migrationBuilder.DropColumn(
                name: "AdaptiveMode",
                table: "sellers");

            migrationBuilder.DropColumn(
                name: "AdaptiveMost",
                table: "sellers");

            migrationBuilder.DropColumn(
                name: "LvbFallback",
                table: "sellers");

            migrationBuilder.DropColumn(
                name: "OnlyChosen",
                table: "sellers");

            migrationBuilder.DropColumn(
                name: "WindowSeconds",
                table: "sellers");

            migrationBuilder.DropColumn(
                name: "Chosen",
                table: "offers");

            migrationBuilder.DropColumn(
                name: "ModifiedAt",
                table: "offers");

            migrationBuilder.DropColumn(
                name: "Pace_At",
                table: "offers");

            migrationBuilder.DropColumn(
                name: "Pace_Fast",
                table: "offers");

            migrationBuilder.DropColumn(
                name: "Pace_Slow",
                table: "offers");

            migrationBuilder.DropColumn(
                name: "Backordered",
                table: "items");

            migrationBuilder.DropColumn(
                name: "BundleOf",
                table: "items");

            migrationBuilder.DropColumn(
                name: "Categories",
                table: "items");

            migrationBuilder.DropColumn(
                name: "ExternalAt",
                table: "items");

            migrationBuilder.DropColumn(
                name: "GtinFrom",
                table: "items");

            migrationBuilder.DropColumn(
                name: "OfferIdHint",
                table: "items");

            migrationBuilder.DropColumn(
                name: "Pace_At",
                table: "items");

            migrationBuilder.DropColumn(
                name: "Pace_Fast",
                table: "items");

            migrationBuilder.DropColumn(
                name: "Pace_Slow",
                table: "items");

            migrationBuilder.DropColumn(
                name: "Tags",
                table: "items");

            migrationBuilder.DropColumn(
                name: "LedgerDays",
                table: "sellers");

            migrationBuilder.AddColumn<int>(
                name: "SafetyStock",
                table: "sellers",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.DropColumn(
                name: "ExternalQuantity",
                table: "items");

            migrationBuilder.AddColumn<int>(
                name: "SafetyStock",
                table: "items",
                type: "integer",
                nullable: true);
        }
    }
}
