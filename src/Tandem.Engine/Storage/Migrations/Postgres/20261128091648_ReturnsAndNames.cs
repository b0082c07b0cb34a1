using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Tandem.Engine.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class ReturnsAndNames : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Name",
                table: "parent_products",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "returns",
                columns: table => new
                {
                    Key = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    SellerId = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    ReturnId = table.Column<string>(type: "text", nullable: false),
                    RmaId = table.Column<string>(type: "text", nullable: false),
                    BolOrderId = table.Column<string>(type: "text", nullable: false),
                    OrderKey = table.Column<long>(type: "bigint", nullable: true),
                    OrderItemId = table.Column<string>(type: "text", nullable: true),
                    Ean = table.Column<string>(type: "text", nullable: true),
                    Units = table.Column<int>(type: "integer", nullable: false),
                    Why = table.Column<string>(type: "text", nullable: false),
                    WhyDetail = table.Column<string>(type: "text", nullable: false),
                    Lvb = table.Column<bool>(type: "boolean", nullable: false),
                    RegisteredAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    SeenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Handled = table.Column<bool>(type: "boolean", nullable: false),
                    HandledAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Results = table.Column<string>(type: "text", nullable: false),
                    Gone = table.Column<bool>(type: "boolean", nullable: false),
                    AlarmAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Untold = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_returns", x => x.Key);
                });

            migrationBuilder.CreateIndex(
                name: "IX_returns_AccountId_RmaId",
                table: "returns",
                columns: new[] { "AccountId", "RmaId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_returns_OrderKey",
                table: "returns",
                column: "OrderKey");

            migrationBuilder.CreateIndex(
                name: "IX_returns_SellerId",
                table: "returns",
                column: "SellerId");

            migrationBuilder.CreateIndex(
                name: "returns_untold",
                table: "returns",
                column: "SellerId",
                filter: "\"Untold\"");

            migrationBuilder.CreateIndex(
                name: "returns_waiting",
                table: "returns",
                column: "AccountId",
                filter: "NOT \"Handled\"");

            migrationBuilder.CreateIndex(
                name: "returns_without_order",
                table: "returns",
                columns: new[] { "AccountId", "BolOrderId" },
                filter: "\"OrderKey\" IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "returns");

            migrationBuilder.DropColumn(
                name: "Name",
                table: "parent_products");
        }
    }
}
